import Foundation
import GRDB
import Testing

/// What a person reads where the database may not be written.
@Suite(.timeLimit(.minutes(10))) struct UnwritableDatabaseTests {
    private static let setpriv = run("setpriv")
    private static func run(_ name: String) -> String? {
        ["/usr/bin/", "/bin/", "/usr/sbin/"].map { $0 + name }.first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
    }

    /// Runs the executable as nobody, who owns nothing.
    private func asNobody(_ arguments: [String], in workspace: Workspace) throws -> CommandRun {
        let program = try Executable.url().path(percentEncoded: false)
        return try HashferryTests.run(
            Self.setpriv ?? "", ["--reuid=65534", "--regid=65534", "--clear-groups", program] + arguments, in: workspace
        )
    }

    private static let commands = [
        ["import", "users.jsonl"], ["login", "a@x.example", "--password-file", "users.jsonl"], ["keys", "rotate"],
        ["serve", "--port", "0"],
    ]

    @Test(
        .enabled(if: geteuid() == 0 && setpriv != nil, "only root may run a program as another user"),
        arguments: commands)
    func saysThatTheFileIsAnothers(_ arguments: [String]) throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", #"{"id":"u1","email":"a@x.example"}"# + "\n")
        try #require(try hashferry("import", "users.jsonl", in: workspace).status == 0)
        try workspace.write("users.key", "standard_" + String(repeating: "0", count: 64) + "\n")
        for (name, bits) in [("", 0o755), ("users.jsonl", 0o644), ("users.key", 0o644), ("users.sqlite", 0o600)] {
            try FileManager.default.setAttributes(
                [.posixPermissions: bits], ofItemAtPath: name.isEmpty ? workspace.folder.path : workspace.path(name))
        }
        let run = try asNobody(arguments, in: workspace)
        #expect(run.status == 3, "\(run)")
        #expect(run.talk.contains("error: this user may not read and write the database"), "\(run)")
        #expect(run.talkLines.last?.hasPrefix("hint: ls -l shows whose it is") == true, "\(run)")
    }

    @Test(arguments: commands) func saysThatTheDatabaseIsOfANewerVersion(_ arguments: [String]) throws {
        let workspace = try Workspace()
        try workspace.write("users.jsonl", #"{"id":"u1","email":"a@x.example"}"# + "\n")
        try #require(try hashferry("import", "users.jsonl", in: workspace).status == 0)
        let queue = try DatabaseQueue(path: workspace.path("users.sqlite"))
        try queue.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('999 of later')") }
        try queue.close()
        let before = try workspace.read("users.sqlite")
        let run = try hashferry(arguments, in: workspace)
        #expect(run.status == 3)
        #expect(
            run.talk.contains("error: the database is of a newer version of hashferry\nhint: use the newer"), "\(run)")
        #expect(try workspace.read("users.sqlite") == before)
        // A backup of it can be taken all the same.
        #expect(try hashferry("backup", "backup", in: workspace).status == 0)
    }

    @Test(.enabled(if: SmallDisk.isPossible, "a small file system can only be mounted by root"), arguments: commands)
    func saysThatTheDiskIsReadOnly(_ arguments: [String]) throws {
        let disk = try SmallDisk(megabytes: 8)
        let workspace = try Workspace()
        try workspace.write("users.jsonl", #"{"id":"u1","email":"a@x.example"}"# + "\n")
        let database = disk.folder.appending(path: "users.sqlite").path(percentEncoded: false)
        try #require(try hashferry("import", "users.jsonl", "--database", database, in: workspace).status == 0)
        try workspace.write("users.key", "standard_" + String(repeating: "0", count: 64) + "\n")
        let more = arguments[0] == "serve" ? ["--key-file", "users.key"] : []
        try disk.makeReadOnly()
        let run = try hashferry(arguments + more + ["--database", database], in: workspace)
        #expect(run.status == 3, "\(run)")
        #expect(run.talkLines.last?.hasPrefix("hint: ls -l shows whose it is") == true, "\(run)")
    }
}
