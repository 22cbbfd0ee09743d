import Foundation
import GRDB
import Testing
import UserImport

@testable import UserStorage

@Suite struct OpeningTests {
    /// Each of them finds no tables at first, and only one may make them.
    @Test func manyStoresOpenOneNewFileAtOnce() async throws {
        for _ in 0..<25 {
            try await withTemporaryDirectory { directory in
                let path = directory + "/users.sqlite"
                try await withThrowingTaskGroup { group in
                    for number in 0..<6 {
                        group.addTask {
                            let store = try await UserStore.open(path: path)
                            _ = try await store.write { try $0.insert(NewUser(id: "u\(number)"), at: .test) }
                            try await store.close()
                        }
                    }
                    try await group.waitForAll()
                }
                #expect(try RawDatabase.count(path, "users") == 6)
                #expect(try RawDatabase.count(path, "store") == 1)
            }
        }
    }

    @Test func manyStoresBringAnOlderFileUpToDateAtOnce() async throws {
        for _ in 0..<10 {
            try await withTemporaryDirectory { directory in
                let path = directory + "/users.sqlite"
                let queue = try DatabaseQueue(path: path)
                try await queue.write { try UserStoreSchema.migrate($0, upTo: "001 users") }
                try queue.close()
                let keys = try await withThrowingTaskGroup(of: [UInt8].self) { group in
                    for _ in 0..<6 {
                        group.addTask {
                            let store = try await UserStore.open(path: path)
                            return try await store.read { try $0.tokenKey() }
                        }
                    }
                    return try await group.reduce(into: Set<[UInt8]>()) { $0.insert($1) }
                }
                #expect(keys.count == 1)
            }
        }
    }

    @Test func refusesTheDatabaseOfANewerVersion() async throws {
        try await withStore { store, path in
            try await store.close()
            try RawDatabase.execute(path, "INSERT INTO grdb_migrations VALUES ('999 of later')")
            let before = try Data(contentsOf: URL(filePath: path))
            #expect(throws: StoreError.newerVersion) { try UserStore(path: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == before)
        }
    }

    @Test func makesTheIndexesThatAKilledImportLeftOut() async throws {
        try await withStore { store, path in
            try await StoreDestination(store: store).begin()
            try await store.close()
            let again = try UserStore(path: path)
            #expect(try await again.read { try !UserStoreSchema.lacksIndexes($0.database) })
        }
    }

    @Test func makesTheIndexesOfALargeFileInFilesOrInMemory() async throws {
        for place in [UserStoreSchema.SortingPlace.files, .memory] {
            try await withStore { store, _ in
                let destination = StoreDestination(store: store)
                try await destination.begin()
                _ = try await destination.apply(.user("u1", email: "ada@example.com"), .user("u2"))
                try await store.writeAlone { try UserStoreSchema.addIndexes($0.database, sortingIn: place) }
                let kept = try await store.writeAlone { try Int.fetchOne($0.database, sql: "PRAGMA temp_store") }
                // 2: memory, as before.
                #expect(kept == 2)
                #expect(try await store.read { try !UserStoreSchema.lacksIndexes($0.database) })
            }
        }
    }

    /// The write lock of another program does not keep a store from being opened, only from writing.
    @Test func opensWhileAnotherProgramWrites() async throws {
        try await withStore { store, path in
            let other = try RawDatabase.queue(path)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let second = try UserStore(path: path)
            #expect(try await second.count() == 0)
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
        }
    }
}
