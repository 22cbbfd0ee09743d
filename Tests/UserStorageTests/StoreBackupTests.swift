import FileReading
import Foundation
import GRDB
import Synchronization
import Testing
import UserImport

@testable import UserStorage

@Suite struct StoreBackupTests {
    private func insert(_ id: String, _ store: UserStore) async throws {
        _ = try await store.write { try $0.insert(NewUser(id: id), at: .test) }
    }

    private final class Flag: Sendable {
        let isSet = Atomic(false)
    }

    /// In a function of its own, since asynchronous ones may not block.
    private func backup(_ path: String, to copy: String, replaces: Bool = false) async throws -> StoreBackup {
        try await BlockingCall.run { try StoreBackup.make(of: path, at: copy, replaces: replaces) }
    }

    @Test func copiesADatabaseThatIsWrittenTo() async throws {
        try await withStore { store, path in
            for number in 0..<50 { try await insert("before\(number)", store) }
            let isCopied = Flag()
            let written = try await withThrowingTaskGroup(of: Int?.self) { group in
                group.addTask {
                    var number = 0
                    while !isCopied.isSet.load(ordering: .relaxed) {
                        try await insert("during\(number)", store)
                        number += 1
                    }
                    return number
                }
                group.addTask {
                    defer { isCopied.isSet.store(true, ordering: .relaxed) }
                    let backup = try await backup(path, to: path + ".backup")
                    #expect(backup.userCount >= 50)
                    return nil
                }
                return try await group.reduce(0) { $0 + ($1 ?? 0) }
            }
            #expect(try await store.count() == 50 + written)
            #expect(FileStatus(path: path + ".backup")?.permissions == 0o600)
            for suffix in ["-wal", "-shm", "-journal", ".new"] {
                #expect(FileStatus(path: path + ".backup" + suffix) == nil)
            }
            // It is opened as any database is.
            let restored = try UserStore(path: path + ".backup")
            #expect(try await restored.user(id: "before49") != nil)
            try await insert("new", restored)
            #expect(try await restored.identifier() == store.identifier())
        }
    }

    /// Everything that stands in the log, and nothing of a write that is not committed.
    @Test func copiesWhatIsCommitted() async throws {
        try await withStore { store, path in
            try await insert("u1", store)
            let other = try RawDatabase.queue(path)
            try await other.writeWithoutTransaction { database in
                try database.execute(sql: "BEGIN IMMEDIATE; UPDATE users SET name = 'not yet'; DELETE FROM targets")
            }
            #expect(try await backup(path, to: path + ".backup").userCount == 1)
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            #expect(try await UserStore(path: path + ".backup").user(id: "u1")?.name == "")
        }
    }

    @Test func replacesAFileOnlyWhereItMay() async throws {
        try await withStore { store, path in
            let copy = path + ".backup"
            try Data("old".utf8).write(to: URL(filePath: copy))
            await #expect(throws: StoreBackup.Failure.alreadyThere) { try await backup(path, to: copy) }
            #expect(try Data(contentsOf: URL(filePath: copy)) == Data("old".utf8))
            // What a run that was killed has left.
            try Data(repeating: 1, count: 100_000).write(to: URL(filePath: copy + ".new"))
            #expect(try await backup(path, to: copy, replaces: true).userCount == 0)
            #expect(try RawDatabase.count(copy, "users") == 0)
            #expect(FileStatus(path: copy + ".new") == nil)
        }
    }

    @Test func neverSpoilsADatabaseThatIsInUse() async throws {
        try await withStore { store, path in
            try await insert("u1", store)
            let link = path + ".link"
            try FileManager.default.linkItem(atPath: path, toPath: link)
            for place in [path, link] {
                await #expect(throws: StoreBackup.Failure.isTheDatabase) {
                    try await backup(path, to: place, replaces: true)
                }
            }
            let other = try UserStore(path: path + ".other")
            try await insert("u2", other)
            await #expect(throws: StoreBackup.Failure.inUse) {
                try await backup(path, to: path + ".other", replaces: true)
            }
            #expect(try await other.user(id: "u2") != nil)
            let lock = try FileLock(path: path)
            try FileManager.default.linkItem(atPath: path, toPath: path + ".third.new")
            await #expect(throws: StoreBackup.Failure.running) { try await backup(path, to: path + ".third") }
            _ = lock
        }
    }

    @Test func refusesWhatIsNoUsersDatabase() async throws {
        try await withTemporaryDirectory { directory in
            let (path, copy) = (directory + "/other.sqlite", directory + "/copy")
            await #expect(throws: StoreBackup.Failure.noDatabase) { try await backup(path, to: copy) }
            try RawDatabase.execute(path, "CREATE TABLE things (id INTEGER)")
            await #expect(throws: StoreError.notAStore) { try await backup(path, to: copy) }
            try Data(repeating: 1, count: 5000).write(to: URL(filePath: path))
            await #expect(throws: StoreError.notAStore) { try await backup(path, to: copy) }
            for file in [copy, copy + ".new"] { #expect(FileStatus(path: file) == nil) }
        }
    }

    /// A backup before an upgrade is of the old version, and is brought up to date where it is opened.
    @Test func copiesAnOlderDatabaseAsItIs() async throws {
        try await withTemporaryDirectory { directory in
            let (path, copy) = (directory + "/users.sqlite", directory + "/copy")
            let queue = try DatabaseQueue(path: path)
            try await queue.write { database in
                try UserStoreSchema.migrate(database, upTo: "001 users")
                try database.execute(
                    sql: "INSERT INTO users (id, registration, createdAt, updatedAt) VALUES ('u1', 1, 1, 1)")
            }
            try queue.close()
            #expect(try await backup(path, to: copy).userCount == 1)
            #expect(try RawDatabase.count(copy, "grdb_migrations") == 1)
            #expect(try await UserStore(path: copy).user(id: "u1") != nil)
            #expect(try RawDatabase.count(path, "grdb_migrations") == 1)
        }
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "takes root and the right to mount a tmpfs"))
    func leavesNothingOnAFullDisk() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                for number in 0..<40 {
                    _ = try transaction.insert(NewUser(id: "u\(number)"), at: .test)
                    try transaction.change("UPDATE users SET prefs = ?", [String(repeating: "x", count: 100_000)])
                }
            }
            try await SmallDisk.with(megabytes: 1) { directory in
                await #expect(throws: StoreError.diskFull) { try await backup(path, to: directory + "/backup") }
                let left = try FileManager.default.contentsOfDirectory(atPath: directory)
                #expect(left.isEmpty)
            }
        }
    }

    @Test func tellsHowFarItIs() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                for number in 0..<90 {
                    _ = try transaction.insert(NewUser(id: "u\(number)"), at: .test)
                    try transaction.change(
                        "UPDATE users SET prefs = ? WHERE id = ?",
                        [String(repeating: "x", count: 100_000), "u\(number)"])
                }
            }
            let steps = Mutex<[(copied: Int, all: Int)]>([])
            let made = try await BlockingCall.run {
                try StoreBackup.make(of: path, at: path + ".backup") { copied, all in
                    steps.withLock { $0.append((copied, all)) }
                }
            }
            let seen = steps.withLock { $0 }
            #expect(seen.count > 1)
            #expect(seen.map(\.copied) == seen.map(\.copied).sorted())
            #expect(seen.last.map { $0.copied == $0.all && $0.all == made.byteCount } == true)
        }
    }
}
