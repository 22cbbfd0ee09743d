import Foundation
import PasswordHashing
import Testing
import UserImport
import UserStorage

@Suite struct UserStoreTests {
    @Test func findsAUserInAnyCaseOfLetters() async throws {
        try await withStore { store, _ in
            _ = try await StoreDestination(store: store).apply(.user("AbC", email: "Ada@Example.com"))
            for email in ["ada@example.com", "ADA@EXAMPLE.COM"] {
                #expect(try await store.user(email: email)?.id == "AbC")
            }
            for id in ["AbC", "abc", "ABC"] { #expect(try await store.user(id: id)?.id == "AbC") }
            #expect(try await store.user(email: "ada@example.co") == nil)
            for id in ["ab", "ab_", "%"] { #expect(try await store.user(id: id) == nil) }
        }
    }

    @Test func keepsItsUsersWhenItIsOpenedAgain() async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/users.sqlite"
            do {
                let store = try UserStore(path: path)
                _ = try await StoreDestination(store: store).apply(.full("u1", .stored(KnownUsers.sha)))
            }
            let store = try UserStore(path: path)
            #expect(try await store.user(id: "u1")?.password == KnownUsers.sha)
        }
    }

    @Test func allItsFilesAreTheOwnersOnly() async throws {
        try await withStore { store, path in
            _ = try await StoreDestination(store: store).apply(.full("u1", .stored(KnownUsers.md5)))
            for file in [path, path + "-wal", path + "-shm"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: file)
                #expect(attributes[.posixPermissions] as? Int == 0o600, "\(file)")
            }
        }
    }

    @Test(arguments: ["hello, this is no database\n", String(repeating: "x", count: 5000)])
    func anotherFileIsNoStore(content: String) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/export.csv"
            try Data(content.utf8).write(to: URL(filePath: path))
            #expect(throws: StoreError.notAStore) { try UserStore(path: path) }
            #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
        }
    }

    /// Of something else, and of a program that keeps its migrations as this one does.
    @Test(arguments: [
        "CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT)", "CREATE TABLE orders (id INTEGER PRIMARY KEY)",
        "CREATE TABLE orders (id INTEGER); CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)",
    ])
    func anotherDatabaseIsNoStore(sql: String) async throws {
        try await withTemporaryDirectory { directory in
            let path = directory + "/other.sqlite"
            try RawDatabase.execute(path, sql)
            let bytes = try Data(contentsOf: URL(filePath: path))
            #expect(throws: StoreError.notAStore) { try UserStore(path: path) }
            #expect(try Data(contentsOf: URL(filePath: path)) == bytes)
        }
    }

    @Test func saysWhereItCannotBeMade() async throws {
        try await withTemporaryDirectory { directory in
            #expect(throws: StoreError.self) { try UserStore(path: directory + "/missing/users.sqlite") }
            #expect(throws: StoreError.self) { try UserStore(path: directory) }
        }
    }

    @Test func replacesAHashOnlyOnce() async throws {
        try await withStore { store, _ in
            _ = try await StoreDestination(store: store).apply(.full("u1", .stored(KnownUsers.sha)))
            #expect(try await store.replacePassword(ofUser: "u1", expected: KnownUsers.sha, with: KnownUsers.argon2))
            #expect(try await !store.replacePassword(ofUser: "u1", expected: KnownUsers.sha, with: KnownUsers.phpass))
            #expect(try await store.user(id: "u1")?.password == KnownUsers.argon2)
        }
    }

    @Test func replacesNoHashThatIsNotTheExpectedOne() async throws {
        try await withStore { store, path in
            _ = try await StoreDestination(store: store).apply(.full("u1", .stored(KnownUsers.sha)), .user("u2"))
            let rows = try RawDatabase.rows(path)
            var otherOptions = KnownUsers.sha
            otherOptions.options.version = "sha3-512"
            for expected in [otherOptions, KnownUsers.md5] {
                #expect(try await !store.replacePassword(ofUser: "u1", expected: expected, with: KnownUsers.argon2))
            }
            #expect(try await !store.replacePassword(ofUser: "u2", expected: KnownUsers.sha, with: KnownUsers.argon2))
            #expect(
                try await !store.replacePassword(ofUser: "nobody", expected: KnownUsers.sha, with: KnownUsers.argon2))
            #expect(try RawDatabase.rows(path) == rows)
        }
    }

    @Test func twoStoresShareOneFile() async throws {
        try await withStore { store, path in
            let other = try UserStore(path: path)
            _ = try await StoreDestination(store: store).apply(.user("u1"))
            #expect(try await other.user(id: "u1") != nil)
            _ = try await StoreDestination(store: other).apply(.user("u2"))
            #expect(try await store.count() == 2)
        }
    }

    @Test func aUserIsDescribedByTheIDOnly() async throws {
        try await withStore { store, _ in
            _ = try await StoreDestination(store: store).apply(.full("u1", .stored(KnownUsers.md5)))
            let user = try #require(try await store.user(id: "u1"))
            #expect("\(user)" == "StoredUser(u1)")
            var dumped = ""
            dump(user, to: &dumped)
            #expect(!dumped.contains("example") && !dumped.contains(KnownUsers.md5.hash))
        }
    }
}
