import AppwriteUsers
import PasswordHashing
import Testing
import UserImport
import UserStorage

@Suite struct PasswordOperationsTests {
    @Test func theHistoryKeepsEachHashWithItsOwnOptions() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1", password: KnownUsers.scrypt), at: .test)
            var history = [KnownUsers.scrypt]
            for (number, password) in [KnownUsers.sha, KnownUsers.scryptModified, KnownUsers.argon2].enumerated() {
                let time = Timestamp.test.adding(seconds: Int64(number + 1))
                // The user as they were at first: what counts is the row as it is now.
                let changed = try transaction.setPassword(password, ofUser: user, keeping: 3, at: time)
                history = Array(([password] + history).prefix(3))
                #expect(changed.password == password && changed.passwordHistory == history)
                #expect(changed.passwordUpdate == time && changed.updatedAt == time)
            }
            let fewer = try transaction.setPassword(KnownUsers.md5, ofUser: user, keeping: 1, at: .test)
            #expect(fewer.passwordHistory == [KnownUsers.md5])
        }
    }

    @Test func withoutAHistoryThereIsTheCurrentPasswordOnly() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1", password: KnownUsers.sha), at: .test)
            let changed = try transaction.setPassword(KnownUsers.md5, ofUser: user, keeping: 0, at: .test)
            #expect(changed.passwordHistory == [KnownUsers.md5])
        }
    }

    @Test func takesAPasswordAwayAndRemembersIt() async throws {
        try await withTransaction { transaction in
            let user = try transaction.insert(NewUser(id: "u1", password: KnownUsers.sha), at: .test)
            let without = try transaction.setPassword(nil, ofUser: user, keeping: 5, at: .test)
            #expect(without.password == nil && without.passwordUpdate == nil)
            #expect(without.passwordHistory == [KnownUsers.sha])
            let with = try transaction.setPassword(KnownUsers.md5, ofUser: user, keeping: 5, at: .test)
            #expect(with.passwordHistory == [KnownUsers.md5, KnownUsers.sha])
        }
    }

    @Test func aRenewalLeavesTheTimeAndTheHistory() async throws {
        try await withTransaction { transaction in
            let new = try transaction.insert(NewUser(id: "u1"), at: .test)
            let user = try transaction.setPassword(KnownUsers.sha, ofUser: new, keeping: 5, at: .test)
            let later = Timestamp.test.adding(seconds: 1)
            func renew(_ expected: StoredHash) throws -> Bool {
                try transaction.renewPassword(ofUser: user, expected: expected, with: KnownUsers.argon2, at: later)
            }
            #expect(try !renew(KnownUsers.md5))
            #expect(try renew(KnownUsers.sha))
            #expect(try !renew(KnownUsers.sha))
            var expected = user
            (expected.password, expected.updatedAt) = (KnownUsers.argon2, later)
            #expect(try transaction.user(id: "u1") == expected)
        }
    }

    /// What 32 hex digits are, only their scheme says.
    @Test func aHistoryWithoutASchemeIsCorrupt() async throws {
        try await withStore { store, path in
            try await store.write { transaction in
                let user = try transaction.insert(NewUser(id: "u1", password: KnownUsers.md5), at: .test)
                try transaction.setPassword(KnownUsers.sha, ofUser: user, keeping: 2, at: .test)
            }
            #expect(try await store.user(id: "u1")?.passwordHistory.map(\.declaredScheme) == [.sha, .md5])
            try RawDatabase.execute(
                path, #"UPDATE users SET passwordHistory = replace(passwordHistory, '"md5"', 'null')"#)
            await #expect(throws: StoreError.corrupt("passwordHistory")) { try await store.user(id: "u1") }
        }
    }

    @Test func anImportFindsAPasswordThatWasChangedUnchanged() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store)
            _ = try await destination.apply(.full("u1", .stored(KnownUsers.sha)))
            try await store.write { transaction in
                let user = try #require(try transaction.user(id: "u1"))
                try transaction.setPassword(nil, ofUser: user, keeping: 0, at: .test)
            }
            #expect(try await destination.apply(.full("u1", .stored(KnownUsers.sha))) == [.unchanged])
            #expect(try await store.user(id: "u1")?.password == nil)
        }
    }
}
