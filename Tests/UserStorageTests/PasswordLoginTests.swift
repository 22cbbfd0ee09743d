import AppwriteUsers
import Dispatch
import PasswordHashing
import PasswordVerification
import Testing
import UserImport

@testable import UserStorage

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
        verifier: Verifier = .cheap
    ) async throws -> Answer {
        switch try await PasswordLogin(store: store, verifier: verifier)(email: email, password: Password(password)) {
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

    private func expectRenewalAtTheFirstLoginOnly(_ stored: StoredHash, verifier: Verifier) async throws {
        let scheme = try #require(stored.declaredScheme)
        try await withStore { store, _ in
            try await add(store, .stored(stored))
            #expect(try await login(store, "wrong", verifier: verifier) == .invalidCredentials)
            #expect(try await store.user(id: "u1")?.password == stored)
            #expect(try await login(store, verifier: verifier) == .success(scheme, .renewed(.scheme)))
            let renewed = try #require(try await store.user(id: "u1")?.password)
            #expect(renewed.hash.hasPrefix("$argon2id$v=19$") && renewed.declaredScheme == .argon2)
            #expect(renewed.options.isEmpty)
            #expect(
                try await login(store, email: "U1@Example.Com", verifier: verifier) == .success(.argon2, .notNeeded))
            #expect(try await store.user(id: "u1")?.password == renewed)
            #expect(try await login(store, "wrong", verifier: verifier) == .invalidCredentials)
        }
    }

    @Test(arguments: KnownUsers.fast) func aKnownUserLogsInAndIsRenewedOnce(stored: StoredHash) async throws {
        try await expectRenewalAtTheFirstLoginOnly(stored, verifier: .cheap)
    }

    @Test(.tags(.slow)) func aUserOfBcryptWithCost15LogsIn() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.bcrypt))
            #expect(try await login(store) == .success(.bcrypt, .renewed(.scheme)))
            #expect(try await login(store) == .success(.argon2, .notNeeded))
        }
    }

    @Test func theDefaultPolicyWritesTheServicesParameters() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5))
            #expect(
                try await login(store, verifier: Verifier(policy: VerificationPolicy(schemes: .users)))
                    == .success(.md5, .renewed(.scheme)))
            let hash = try #require(try await store.user(id: "u1")?.password?.hash)
            #expect(hash.hasPrefix("$argon2id$v=19$m=65536,t=4,p=3$"))
            // A policy of lower costs leaves it alone.
            #expect(try await login(store) == .success(.argon2, .notNeeded))
        }
    }

    @Test func unknownUsersAndUsersWithoutPasswordAreToldTheSame() async throws {
        try await withStore { store, _ in
            try await add(store, .none)
            #expect(try await login(store) == .invalidCredentials)
            #expect(try await login(store, "") == .invalidCredentials)
            #expect(try await login(store, email: "nobody@example.com") == .invalidCredentials)
            #expect(try await login(store, email: "") == .invalidCredentials)
            // That each of them takes the time of a hash shows in that it fails where a hash would.
            for email in ["u1@example.com", "nobody@example.com"] {
                await #expect(throws: VerificationError.self) {
                    try await login(store, email: email, verifier: .impossible)
                }
            }
        }
    }

    /// An unsalted MD5 answers in microseconds: without the work of a hash, that alone says that the user is there.
    @Test func aWrongPasswordForAWeakHashTakesTheTimeOfAHash() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5))
            await #expect(throws: VerificationError.self) { try await login(store, "wrong", verifier: .impossible) }
            #expect(try await login(store, "wrong") == .invalidCredentials)
            #expect(try await store.user(id: "u1")?.password == KnownUsers.md5)
        }
    }

    @Test func aBlockedUserIsToldSoOnlyWithTheRightPassword() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5), blocked: true)
            #expect(try await login(store) == .blocked)
            #expect(try await login(store, "wrong") == .invalidCredentials)
            #expect(try await store.user(id: "u1")?.password == KnownUsers.md5)
        }
    }

    @Test func aHashOverTheLimitsIsAnErrorAndNoMismatch() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.argon2))
            var policy = Verifier.cheap.policy
            policy.limits.memory = 1024
            let error = await #expect(throws: VerificationError.self) {
                try await login(store, verifier: Verifier(policy: policy))
            }
            #expect(error?.code == .refused)
        }
    }

    @Test func eightLoginsAtOnceRenewOnce() async throws {
        try await withStore { store, path in
            try await add(store, .stored(KnownUsers.scrypt))
            let answers = try await withThrowingTaskGroup(of: Answer.self) { group in
                for _ in 0..<8 { group.addTask { try await login(store) } }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(answers.count == 8)
            #expect(answers.filter { $0 == .success(.scrypt, .renewed(.scheme)) }.count == 1)
            // The others found the new hash, at first or when they came to renew.
            #expect(answers.filter { $0 == .success(.argon2, .notNeeded) }.count == 7)
            #expect(try await login(store) == .success(.argon2, .notNeeded))
        }
    }

    private struct Refusal: Error {}

    @Test func theCallersPartIsOneWithTheRenewal() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5))
            let login = PasswordLogin(store: store, verifier: .cheap)
            await #expect(throws: Refusal.self) {
                _ = try await login(email: "u1@example.com", password: Password(KnownUsers.password)) {
                    user, transaction in
                    #expect(user.password?.declaredScheme == .argon2)
                    try transaction.setName("Another", ofUser: user, at: .test)
                    throw Refusal()
                }
            }
            let user = try #require(try await store.user(id: "u1"))
            #expect(user.password == KnownUsers.md5 && user.name != "Another")
            let outcome = try await login(
                email: "u1@example.com", password: Password(KnownUsers.password)
            ) { user, transaction in
                try transaction.setName("Another", ofUser: user, at: .test).name
            }
            guard case .success("Another", .md5, .renewed(.scheme)) = outcome else {
                Issue.record("no login")
                return
            }
            #expect(try await store.user(id: "u1")?.name == "Another")
        }
    }

    @Test func theCallersPartRunsForNobodyElse() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5), blocked: true)
            let login = PasswordLogin(store: store, verifier: .cheap)
            for (email, password) in [
                ("u1@example.com", KnownUsers.password), ("u1@example.com", "wrong"), ("nobody", ""),
            ] {
                _ = try await login(email: email, password: Password(password)) { _, _ in
                    Issue.record("\(email) is logged in")
                }
            }
        }
    }

    /// Changes a user when the login has verified the password and waits to write.
    private func login(
        _ store: UserStore, overtakenBy change: @escaping @Sendable (StoredUser, StoreTransaction) throws -> Void
    ) async throws -> Answer {
        let (begun, begin) = AsyncStream<Void>.makeStream()
        let mayEnd = DispatchSemaphore(value: 0)
        async let changed: Void = store.write { transaction in
            begin.finish()
            mayEnd.wait()
            try change(#require(try transaction.user(id: "u1")), transaction)
        }
        for await _ in begun {}
        async let answer = login(store)
        while store.waitingWriteCount == 0 { await Task.yield() }
        mayEnd.signal()
        try await changed
        return try await answer
    }

    @Test(.timeLimit(.minutes(10))) func aNewPasswordBeatsALoginUnderWay() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5))
            // The clock may stand still, and an import may have brought the other hash.
            let answer = try await login(store) { user, transaction in
                let time = try #require(user.passwordUpdate)
                try transaction.setPassword(KnownUsers.other, ofUser: user, keeping: 0, at: time)
            }
            #expect(answer == .invalidCredentials)
            #expect(try await store.user(id: "u1")?.password == KnownUsers.other)
        }
    }

    @Test(.timeLimit(.minutes(10))) func anotherLoginsRenewalIsNoObstacle() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5))
            let renewed = try BlockingVerifier.cheap.hash(Password(KnownUsers.password))
            let answer = try await login(store) { user, transaction in
                let isRenewed = try transaction.renewPassword(
                    ofUser: user, expected: KnownUsers.md5, with: renewed, at: .test)
                #expect(isRenewed)
            }
            #expect(answer == .success(.argon2, .notNeeded))
            #expect(try await store.user(id: "u1")?.password == renewed)
        }
    }

    @Test(.timeLimit(.minutes(10))) func aBlockBeatsALoginUnderWay() async throws {
        try await withStore { store, _ in
            try await add(store, .stored(KnownUsers.md5))
            let answer = try await login(store) { try $1.setStatus(false, ofUser: $0, at: .test) }
            #expect(answer == .blocked)
            #expect(try await store.user(id: "u1")?.password == KnownUsers.md5)
        }
    }
}

extension KnownUsers {
    /// MD5 of "abc" (RFC 1321, test suite).
    fileprivate static let other = StoredHash("900150983cd24fb0d6963f7d28e17f72", declaredScheme: .md5)
}
