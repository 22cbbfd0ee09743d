import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

/// What is left of a batch that could not be finished: nothing.
@Suite struct InterruptionTests {
    /// SQLite's `abs` fails on the least integer, and with it the insert: no conflict, an error.
    private let failsAtTheUserBoom = """
        CREATE TRIGGER boom BEFORE INSERT ON users WHEN NEW.id = 'boom'
        BEGIN SELECT abs(-9223372036854775807 - 1); END
        """

    @Test func aBatchThatFailsLeavesNothing() async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store)
            _ = try await destination.apply(.full("before", .stored(KnownUsers.md5)))
            try RawDatabase.execute(path, failsAtTheUserBoom)
            let rows = try RawDatabase.rows(path)
            let error = await #expect(throws: StoreError.self) {
                try await destination.apply(
                    .full("u1", .stored(KnownUsers.md5)), .user("boom", email: "boom@example.com"), .user("u3"))
            }
            #expect(try RawDatabase.rows(path) == rows)
            if let error { #expect(!"\(error)".contains("example") && !"\(error)".contains("boom")) }

            // The same batch goes through once the cause is gone.
            try RawDatabase.execute(path, "DROP TRIGGER boom")
            let outcomes = try await destination.apply(
                .full("u1", .stored(KnownUsers.md5)), .user("boom", email: "boom@example.com"), .user("u3"))
            #expect(outcomes == [.created, .created, .created])
        }
    }

    @Test func aPlainPasswordThatCannotBeHashedLeavesNothing() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store, verifier: Verifier.impossible)
            await #expect(throws: (any Error).self) {
                try await destination.apply(.user("u1"), .user("u2", .plain("correct horse")))
            }
            let count = try await store.count()
            #expect(count == 0)
        }
    }

    static let users = (0..<4000).map { number in
        var record = UserRecord.full("u\(number)", .stored(KnownUsers.sha))
        record.preferences = ["filler": .string(String(repeating: "x", count: 2000))]
        return record
    }

    @Test(.enabled(if: SmallDisk.isAvailable, "takes root and the right to mount a tmpfs"))
    func aFullDiskLosesTheBatchThatDidNotFitOnly() async throws {
        try await SmallDisk.with(megabytes: 3) { directory in
            let path = directory + "/users.sqlite"
            let store = try UserStore(path: path)
            let destination = StoreDestination(store: store)
            var written = 0
            let error = await #expect(throws: StoreError.self) {
                for start in stride(from: 0, to: Self.users.count, by: 100) {
                    let batch = Self.users[start..<start + 100]
                    let outcomes = try await destination.apply(batch.map { try StorePlanner().plan($0) })
                    #expect(outcomes.allSatisfy { $0 == .created })
                    written += 100
                }
            }
            #expect(error == .diskFull)
            #expect(written > 0)
            #expect(try await store.count() == written)
            let again = try UserStore(path: path)
            #expect(try await again.count() == written)
            for number in [0, written - 1] {
                #expect(try await again.user(id: "u\(number)")?.password == KnownUsers.sha)
            }
            #expect(try await again.user(id: "u\(written)") == nil)
        }
    }
}
