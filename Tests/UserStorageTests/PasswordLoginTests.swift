import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

extension Tag {
    /// Takes seconds.
    @Tag static var slow: Self
}

@Suite struct PasswordLoginTests {
    /// What a login came to, without the user.
    private enum Answer: Equatable {
        case success(Scheme, PasswordLogin.Renewal)
        case invalidCredentials, blocked
    }

    private func login(
        _ store: UserStore, _ password: String = KnownUsers.password, email: String = "u1@example.com",
        verifier: BlockingVerifier = .cheap
    ) throws -> Answer {
        switch try PasswordLogin(store: store, verifier: verifier)(email: email, password: Password(password)) {
        case .success(let user, let scheme, let renewal):
            #expect(user.email == email.lowercased())
            return .success(scheme, renewal)
        case .invalidCredentials: return .invalidCredentials
        case .blocked: return .blocked
        }
    }

    private func add(_ store: UserStore, _ credential: RecordCredential, blocked: Bool = false) async throws {
        var record = UserRecord.full("u1", credential)
        record.disabled = blocked
        #expect(try await StoreDestination(store: store, verifier: Verifier.cheap).apply(record) == [.created])
    }

    private func expectRenewalAtTheFirstLoginOnly(_ stored: StoredHash, verifier: BlockingVerifier) async throws {
        let scheme = try #require(stored.declaredScheme)
        try await withStore { store, _ in
            try await add(store, .stored(stored))
            #expect(try login(store, "wrong", verifier: verifier) == .invalidCredentials)
            #expect(try await store.user(id: "u1")?.password == stored)
            #expect(try login(store, verifier: verifier) == .success(scheme, .renewed(.scheme)))
            let renewed = try #require(try await store.user(id: "u1")?.password)
            #expect(renewed.hash.hasPrefix("$argon2id$v=19$") && renewed.declaredScheme == .argon2)
            #expect(renewed.options.isEmpty)
            #expect(try login(store, email: "U1@Example.Com", verifier: verifier) == .success(.argon2, .notNeeded))
            #expect(try await store.user(id: "u1")?.password == renewed)
            #expect(try login(store, "wrong", verifier: verifier) == .invalidCredentials)
        }
    }

    @Test(arguments: KnownUsers.fast) func aKnownUserLogsInAndIsRenewedOnce(stored: StoredHash) async throws {
        try await expectRenewalAtTheFirstLoginOnly(stored, verifier: .cheap)
    }

    @Test(.tags(.slow)) func aUserOfBcryptWithCost15LogsIn() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.bcrypt))
            #expect(try login(store) == .success(.bcrypt, .renewed(.scheme)))
            #expect(try login(store) == .success(.argon2, .notNeeded))
        }
    }

    @Test func theDefaultPolicyWritesTheServicesParameters() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5))
            #expect(try login(store, verifier: BlockingVerifier()) == .success(.md5, .renewed(.scheme)))
            let hash = try #require(try await store.user(id: "u1")?.password?.hash)
            #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=4,p=3$"))
            // A policy of lower costs leaves it alone.
            #expect(try login(store) == .success(.argon2, .notNeeded))
        }
    }

    @Test func unknownUsersAndUsersWithoutPasswordAreToldTheSame() async throws {
        try await withStore { store, _ in
            try await add(store, .none)
            #expect(try login(store) == .invalidCredentials)
            #expect(try login(store, "") == .invalidCredentials)
            #expect(try login(store, email: "nobody@example.com") == .invalidCredentials)
            #expect(try login(store, email: "") == .invalidCredentials)
            // That each of them takes the time of a hash shows in that it fails where a hash would.
            for email in ["u1@example.com", "nobody@example.com"] {
                #expect(throws: VerificationError.self) { try login(store, email: email, verifier: .impossible) }
            }
        }
    }

    /// An unsalted MD5 answers in microseconds: without the work of a hash, that alone says that the user is there.
    @Test func aWrongPasswordForAWeakHashTakesTheTimeOfAHash() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5))
            #expect(throws: VerificationError.self) { try login(store, "wrong", verifier: .impossible) }
            #expect(try login(store, "wrong") == .invalidCredentials)
            #expect(try await store.user(id: "u1")?.password == KnownUsers.md5)
        }
    }

    @Test func aBlockedUserIsToldSoOnlyWithTheRightPassword() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5), blocked: true)
            #expect(try login(store) == .blocked)
            #expect(try login(store, "wrong") == .invalidCredentials)
            #expect(try await store.user(id: "u1")?.password == KnownUsers.md5)
        }
    }

    @Test func aHashOverTheLimitsIsAnErrorAndNoMismatch() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.argon2))
            var policy = BlockingVerifier.cheap.policy
            policy.limits.memory = 1024
            let error = #expect(throws: VerificationError.self) {
                try login(store, verifier: BlockingVerifier(policy: policy))
            }
            #expect(error?.code == .refused)
        }
    }

    @Test func eightLoginsAtOnceRenewOnce() async throws {
        try await withStore { store, path in
            try await add(store, .stored(KnownUsers.scrypt))
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<8 { group.addTask { @concurrent in try login(store) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 8)
            #expect(answers.filter { $0 == .success(.scrypt, .renewed(.scheme)) }.count == 1)
            // The others came too late to renew, or found the new hash.
            #expect(
                answers.allSatisfy {
                    [
                        .success(.scrypt, .renewed(.scheme)), .success(.scrypt, .alreadyRenewed),
                        .success(.argon2, .notNeeded),
                    ]
                    .contains($0)
                })
            #expect(try login(store) == .success(.argon2, .notNeeded))
        }
    }
}
