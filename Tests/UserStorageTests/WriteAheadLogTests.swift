import Foundation
import GRDB
import Testing

@testable import UserStorage

/// After a clean end the file alone is the database, and until then the log beside it stays short.
@Suite struct WriteAheadLogTests {
    /// Two values in turn: SQLite writes no page that stays as it was.
    private static let values = ["x", "y"].map { String(repeating: $0, count: 1 << 20) }

    private func size(_ path: String) -> Int {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        return (attributes?[.size] as? NSNumber)?.intValue ?? 0
    }

    /// Writes about two mebibytes, and says how long the log was before and after.
    private func grow(_ store: UserStore, _ path: String) async throws -> Int {
        for value in Self.values {
            _ = try await store.write { try $0.change("UPDATE users SET prefs = ? WHERE id = 'u1'", [value]) }
        }
        // What is done after the answer is done before the next write.
        let size = size(path + "-wal")
        try await store.write { _ in }
        return max(size, self.size(path + "-wal"))
    }

    @Test func afterItsEndTheFileAloneIsTheDatabase() async throws {
        try await withStore { store, path in
            try await withThrowingTaskGroup { group in
                for number in 0..<500 {
                    group.addTask { _ = try await store.write { try $0.insert(NewUser(id: "u\(number)"), at: .test) } }
                    // Several readers at once are several connections, which are closed after the writer's.
                    group.addTask { _ = try await store.user(id: "u\(number)") }
                }
                try await group.waitForAll()
            }
            #expect(try await store.close())
            #expect(try await store.close())
            #expect(!FileManager.default.fileExists(atPath: path + "-wal"))
            #expect(!FileManager.default.fileExists(atPath: path + "-shm"))
            try FileManager.default.copyItem(atPath: path, toPath: path + ".copy")
            #expect(try RawDatabase.count(path + ".copy", "users") == 500)
        }
    }

    @Test func theLogStaysShortOnTheWay() async throws {
        try await withStore { store, path in
            _ = try await store.write { try $0.insert(NewUser(id: "u1"), at: .test) }
            var longest = 0
            for _ in 0..<50 { longest = try await max(longest, grow(store, path)) }
            #expect(longest < WriteAheadLog.quietByteCount + (4 << 20))
            #expect(longest > WriteAheadLog.quietByteCount / 2)
        }
    }

    /// A reader of another program needs the log as it was; it is cut when that one has ended.
    @Test func aReaderKeepsTheLogAsLongAsItReads() async throws {
        try await withStore { store, path in
            _ = try await store.write { try $0.insert(NewUser(id: "u1"), at: .test) }
            let reader = try RawDatabase.queue(path)
            try await reader.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN; SELECT * FROM users")
            }
            for _ in 0..<40 { _ = try await grow(store, path) }
            #expect(size(path + "-wal") > WriteAheadLog.quietByteCount)
            try await reader.writeWithoutTransaction { database in
                #expect(try String.fetchOne(database, sql: "SELECT prefs FROM users") == "{}")
                try database.execute(sql: "COMMIT")
            }
            for _ in 0..<40 { _ = try await grow(store, path) }
            #expect(size(path + "-wal") < WriteAheadLog.quietByteCount)
            try reader.close()
        }
    }

    @Test func saysAtItsEndThatAnotherProgramStillReads() async throws {
        try await withStore { store, path in
            let reader = try RawDatabase.queue(path)
            try await reader.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN; SELECT * FROM users")
            }
            _ = try await store.write { try $0.insert(NewUser(id: "u1"), at: .test) }
            #expect(try await !store.close())
            #expect(FileManager.default.fileExists(atPath: path + "-wal"))
            try await reader.writeWithoutTransaction { database in
                #expect(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM users") == 0)
                try database.execute(sql: "COMMIT")
                #expect(try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM users") == 1)
            }
            try reader.close()
            let again = try UserStore(path: path)
            #expect(try await again.count() == 1)
            #expect(try await again.close())
        }
    }
}
