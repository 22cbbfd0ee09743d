import AppwriteUsers
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

/// What counts as a use of an imported password: after it no import replaces the password.
@Suite struct PasswordUseTests {
    /// What becomes of a user between two imports.
    enum Use: String, CaseIterable {
        case rightPassword, renewal, change, removal, markAlone
        case wrongPassword, blockedLogin, anotherName, markOfAnotherHash

        /// What the second import answers, whose hash is another one.
        var outcome: DestinationOutcome {
            switch self {
            case .rightPassword, .markAlone:
                .conflict(
                    RowRejection(
                        field: "hash", reason: "differs from the one that the user has, which may be in use, and stays")
                )
            // The password is the user's own affair from then on.
            case .renewal, .change, .removal: .unchanged
            case .wrongPassword, .blockedLogin, .anotherName, .markOfAnotherHash: .passwordReplaced
            }
        }
    }

    /// A verifier that finds the hashes of the cheap one stale.
    private static let dearer = Verifier(
        policy: VerificationPolicy(
            preferred: .argon2(Argon2.Parameters(memory: 128, iterations: 2, parallelism: 1)), schemes: .users))

    private func login(
        _ store: UserStore, _ password: String = KnownUsers.password, verifier: Verifier = .cheap
    ) async throws -> PasswordLogin.Renewal? {
        let outcome = try await PasswordLogin(store: store, verifier: verifier)(
            email: "u1@example.com", password: Password(password))
        if case .success(_, _, let renewal) = outcome { return renewal }
        return nil
    }

    /// Imports a user whose hash is the policy's, so that no login renews it.
    private func withImportedUser(_ body: (UserStore, _ path: String, StoredHash) async throws -> Void) async throws {
        try await withStore { store, path in
            let hash = try BlockingVerifier.cheap.hash(Password(KnownUsers.password))
            let user = UserRecord.user("u1", email: "u1@example.com", .stored(hash))
            #expect(try await StoreDestination(store: store).apply(user) == [.created])
            #expect(try await store.user(id: "u1")?.hasUnusedPassword == true)
            try await body(store, path, hash)
        }
    }

    private func change(
        _ store: UserStore, _ body: @escaping @Sendable (StoredUser, StoreTransaction) throws -> Void
    ) async throws {
        try await store.write { try body(#require(try $0.user(id: "u1")), $0) }
    }

    private func perform(_ use: Use, on store: UserStore, _ hash: StoredHash) async throws {
        switch use {
        case .rightPassword: #expect(try await login(store) == .notNeeded)
        case .renewal: #expect(try await login(store, verifier: Self.dearer) == .renewed(.parameters))
        case .change:
            try await change(store) { try $1.setPassword(KnownUsers.sha, ofUser: $0, keeping: 0, at: .test) }
        case .removal: try await change(store) { try $1.setPassword(nil, ofUser: $0, keeping: 0, at: .test) }
        case .markAlone: try await change(store) { try $1.markPasswordUsed(hash, ofUser: $0) }
        case .wrongPassword: #expect(try await login(store, "wrong") == nil)
        case .blockedLogin:
            try await change(store) { try $1.setStatus(false, ofUser: $0, at: .test) }
            #expect(try await login(store) == nil)
        case .anotherName: try await change(store) { try $1.setName("Another", ofUser: $0, at: .test) }
        case .markOfAnotherHash:
            try await change(store) { try $1.markPasswordUsed(KnownUsers.md5, ofUser: $0) }
        }
    }

    @Test(arguments: Use.allCases) func onlyAUseKeepsThePassword(use: Use) async throws {
        try await withImportedUser { store, _, hash in
            try await perform(use, on: store, hash)
            let before = try await store.user(id: "u1")
            #expect(before?.hasUnusedPassword == (use.outcome == .passwordReplaced))
            let outcomes = try await StoreDestination(store: store, replacesUnused: true).apply(
                .user("u1", email: "u1@example.com", .stored(KnownUsers.phpass)))
            #expect(outcomes == [use.outcome])
            if use.outcome == .passwordReplaced {
                #expect(try await store.user(id: "u1")?.password == KnownUsers.phpass)
            } else {
                #expect(try await store.user(id: "u1") == before)
            }
        }
    }

    @Test func theFirstLoginMarksAndTheNextWriteNothing() async throws {
        try await withImportedUser { store, path, _ in
            try RawDatabase.execute(
                path,
                """
                CREATE TABLE writes (count INTEGER);
                CREATE TRIGGER writes AFTER UPDATE ON users BEGIN INSERT INTO writes VALUES (1); END
                """)
            let before = try #require(try await store.user(id: "u1"))
            for _ in 0..<3 {
                #expect(try await login(store) == .notNeeded)
                #expect(try RawDatabase.count(path, "writes") == 1)
            }
            var expected = before
            expected.hasUnusedPassword = false
            #expect(try await store.user(id: "u1") == expected)
        }
    }

    @Test func aMarkThatCannotBeWrittenFailsNoLogin() async throws {
        try await withImportedUser { store, path, hash in
            try RawDatabase.execute(
                path,
                """
                CREATE TRIGGER broken BEFORE UPDATE OF passwordImport ON users
                BEGIN SELECT RAISE(ABORT, 'no mark'); END
                """)
            #expect(try await login(store) == .notNeeded)
            #expect(try await store.user(id: "u1")?.hasUnusedPassword == true)
            // The rest of the transaction is written.
            try await change(store) { user, transaction in
                try transaction.markPasswordUsed(hash, ofUser: user)
                try transaction.setName("Another", ofUser: user, at: .test)
            }
            #expect(try await store.user(id: "u1")?.name == "Another")
        }
    }

    @Test func aPasswordOfNoImportIsNeverUnused() async throws {
        try await withStore { store, _ in
            try await store.write { transaction in
                let user = try transaction.insert(NewUser(id: "u1", password: KnownUsers.md5), at: .test)
                #expect(!user.hasUnusedPassword)
                let changed = try transaction.setPassword(KnownUsers.sha, ofUser: user, keeping: 0, at: .test)
                #expect(!changed.hasUnusedPassword)
            }
        }
    }
}
