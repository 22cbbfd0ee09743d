import AppwriteUsers
import Foundation
import GRDB
import JSONText
import Testing

/// After the end of a command the database's file is the database.
@Suite(.timeLimit(.minutes(10))) struct DatabaseFileTests {
    private func expectWhole(_ name: String, users: Int, in workspace: Workspace) throws {
        for suffix in ["-wal", "-shm"] { #expect(!workspace.exists(name + suffix)) }
        try FileManager.default.copyItem(at: workspace.url(name), to: workspace.url("copy of " + name))
        let queue = try DatabaseQueue(path: workspace.path("copy of " + name))
        #expect(try queue.read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM users") } == users)
    }

    @Test func isWholeAfterAService() async throws {
        let workspace = try Workspace()
        let service = try ServedDatabase(in: workspace)
        try await withThrowingTaskGroup { group in
            for number in 0..<200 {
                group.addTask { try await service.makeUser("u\(number)") }
                group.addTask { _ = try await service.call(.get, "/users/u\(number)") }
            }
            try await group.waitForAll()
        }
        #expect(workspace.exists("users.sqlite-wal"))
        #expect(try service.end().status == 0)
        try expectWhole("users.sqlite", users: 200, in: workspace)
    }

    @Test func isWholeAfterAnImportAndALogin() throws {
        let workspace = try Workspace()
        #expect(try hashferry(Exports.arguments("import", "known-users.jsonl"), in: workspace).status == 0)
        try expectWhole("users.sqlite", users: 8, in: workspace)
        try FileManager.default.removeItem(at: workspace.url("copy of users.sqlite"))
        for (password, status) in [("appwrite", Int32(0)), ("wrong", 1)] {
            let login = try hashferry("login", "md5@known.example", stdin: Array("\(password)\n".utf8), in: workspace)
            #expect(login.status == status)
            for suffix in ["-wal", "-shm"] { #expect(!workspace.exists("users.sqlite" + suffix)) }
        }
        try expectWhole("users.sqlite", users: 8, in: workspace)
    }

    @Test func isWholeAfterAnImportThatWasStopped() throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", Exports.numbered(60_000))
        let command = try RunningCommand(
            Executable.url(), ["import", "users.jsonl", "--report", "report"], in: workspace)
        let isUnderWay = command.wait { (try? workspace.read("users.sqlite-wal").count) ?? 0 > 4_000_000 }
        command.signal(SIGTERM)
        #expect(isUnderWay)
        #expect(try command.wait().status == 128 + SIGTERM)
        let created = try #require(try workspace.json("report")["created"]?.integerValue)
        try expectWhole("users.sqlite", users: Int(created), in: workspace)
    }

    /// Each finds no database, and they make one.
    @Test func isMadeOnceByManyImportsAtOnce() throws {
        for round in 0..<8 {
            let workspace = try Workspace()
            let commands = try (0..<4).map { number in
                try workspace.write("\(number).jsonl", #"{"id":"u\#(number)","email":"u\#(number)@x.example"}"# + "\n")
                return try RunningCommand(Executable.url(), ["import", "\(number).jsonl"], in: workspace)
            }
            for command in commands {
                let run = try command.wait()
                #expect(run.status == 0, "round \(round): \(run)")
            }
            try expectWhole("users.sqlite", users: 4, in: workspace)
        }
    }
}
