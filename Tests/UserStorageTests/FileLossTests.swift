import FileReading
import Foundation
import Synchronization
import Testing

@testable import UserStorage

/// A database that is deleted, moved or replaced under an open store takes no write that would be lost with it.
@Suite struct FileLossTests {
    private static let suffixes = ["", "-wal", "-shm"]

    /// What the store has told of its file.
    private final class Notices: Sendable {
        let all = Mutex<[UserStore.FilePresence]>([])
    }

    private func move(_ from: String, _ to: String, _ suffixes: [String] = Self.suffixes) throws {
        for suffix in suffixes { try FileReplacement.replace(to + suffix, with: from + suffix) }
    }

    private func insert(_ id: String, _ store: UserStore) async throws {
        _ = try await store.write { try $0.insert(NewUser(id: id), at: .test) }
    }

    private func withWatchedStore(_ body: (UserStore, _ path: String, Notices) async throws -> Void) async throws {
        try await withTemporaryDirectory { directory in
            let (path, notices) = (directory + "/users.sqlite", Notices())
            let store = try UserStore(path: path) { presence in notices.all.withLock { $0.append(presence) } }
            try await insert("before", store)
            try await body(store, path, notices)
        }
    }

    @Test(arguments: [suffixes, [""], ["-wal"], ["-shm"]])
    func refusesWritesUntilWhatWasMovedIsBack(_ moved: [String]) async throws {
        try await withWatchedStore { store, path, notices in
            try move(path, path + ".away", moved)
            for id in ["u1", "u2"] {
                await #expect(throws: StoreError.fileLost) { try await insert(id, store) }
            }
            await #expect(throws: StoreError.fileLost) { try await store.checkFile() }
            await #expect(throws: StoreError.fileLost) {
                try await StoreDestination(store: store).apply(.user("u3"))
            }
            #expect(notices.all.withLock { $0 } == [.lost])
            try move(path + ".away", path, moved)
            try await insert("after", store)
            try await insert("later", store)
            #expect(notices.all.withLock { $0 } == [.lost, .back])
            #expect(try await store.count() == 3)
            #expect(try await store.close())
            #expect(try RawDatabase.count(path, "users") == 3)
        }
    }

    @Test func refusesWritesIntoADeletedFile() async throws {
        try await withWatchedStore { store, path, _ in
            for suffix in Self.suffixes { try FileManager.default.removeItem(atPath: path + suffix) }
            await #expect(throws: StoreError.fileLost) { try await insert("u1", store) }
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    /// The file goes away while the transaction runs: the commit succeeds, and is no answer.
    @Test func neverAnswersWhatWentIntoAMovedFile() async throws {
        try await withWatchedStore { store, path, _ in
            await #expect(throws: StoreError.fileLost) {
                try await store.write { transaction in
                    for suffix in Self.suffixes {
                        try FileManager.default.moveItem(atPath: path + suffix, toPath: path + ".away" + suffix)
                    }
                    _ = try transaction.insert(NewUser(id: "u1"), at: .test)
                }
            }
        }
    }

    /// SQLite deletes a log by its name: that of the database which has taken the place.
    @Test func leavesTheDatabaseThatHasTakenItsPlaceAlone() async throws {
        try await withWatchedStore { store, path, _ in
            try move(path, path + ".away")
            let other = try UserStore(path: path)
            for id in ["u1", "u2"] { try await insert(id, other) }
            await #expect(throws: StoreError.fileLost) { try await insert("u3", store) }
            // Readers that are opened now would be the other database's.
            await withTaskGroup { group in
                for _ in 0..<20 { group.addTask { (try? await store.count()) ?? 1 } }
                for await count in group { #expect(count == 1) }
            }
            await #expect(throws: StoreError.fileLost) { try await store.close() }
            #expect(FileManager.default.fileExists(atPath: path + "-wal"))
            try await insert("u4", other)
            #expect(try await other.close())
            #expect(try RawDatabase.count(path, "users") == 3)
            // What was moved away is whole, with its log.
            #expect(try RawDatabase.count(path + ".away", "users") == 1)
        }
    }
}
