import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

@Suite struct StoreDestinationTests {
    @Test(arguments: KnownUsers.all) func keepsTheHashAndItsOptionsExactly(stored: StoredHash) async throws {
        try await withStore { store, _ in
            let outcomes = try await StoreDestination(store: store).apply(.full("u1", .stored(stored)))
            #expect(outcomes == [.created])
            #expect(try await store.user(id: "u1")?.password == stored)
        }
    }

    @Test func keepsEveryField() async throws {
        try await withStore { store, _ in
            var record = UserRecord.full("u1", .stored(KnownUsers.md5))
            record.phone = "+14155550100"
            record.phoneVerified = true
            _ = try await StoreDestination(store: store).apply(record)
            let user = try #require(try await store.user(id: "u1"))
            #expect(user.email == "u1@example.com" && user.emailVerified)
            #expect(user.phone == "+14155550100" && user.phoneVerified)
            #expect(user.name == "Name of u1" && user.labels == ["vip", "beta"])
            #expect(user.preferences == ["theme": "dark", "n": 1])
            #expect(!user.status)
        }
    }

    @Test func keepsOnlyTheIDOfABareUser() async throws {
        try await withStore { store, _ in
            _ = try await StoreDestination(store: store).apply(.user("u1"), .user("u2"))
            let user = try #require(try await store.user(id: "u2"))
            #expect(user.email == nil && user.phone == nil && user.name.isEmpty && user.password == nil)
            #expect(user.status && !user.emailVerified && !user.phoneVerified)
            #expect(user.labels.isEmpty && user.preferences.isEmpty)
        }
    }

    /// One user of every kind of credential.
    private let everyKind: [UserRecord] =
        KnownUsers.all.enumerated().map { .full("h\($0.offset)", .stored($0.element)) }
        + [
            .full("plain", .plain("correct horse")), .full("none", .none),
            .full("lost", .stored(StoredHash("no hash"))),
        ]

    @Test func aSecondRunFindsEveryoneAndChangesNothing() async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store, verifier: Verifier.cheap)
            let plans = try everyKind.map { try StorePlanner().plan($0) }
            #expect(try await destination.apply(plans) == plans.map { _ in .created })
            let rows = try RawDatabase.rows(path)
            #expect(rows.count == plans.count)
            #expect(try await destination.apply(plans) == plans.map { _ in .unchanged })
            #expect(try RawDatabase.rows(path) == rows)
            #expect(try await store.count() == plans.count)
        }
    }

    @Test func aUserWhoHasLoggedInSinceIsUnchanged() async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store, verifier: Verifier.cheap)
            var record = UserRecord.full("u1", .stored(KnownUsers.md5))
            record.disabled = false
            _ = try await destination.apply(record)
            _ = try await PasswordLogin(store: store, verifier: .cheap)(
                email: "u1@example.com", password: Password(KnownUsers.password))
            #expect(try await store.user(id: "u1")?.password?.declaredScheme == .argon2)
            let rows = try RawDatabase.rows(path)
            #expect(try await destination.apply(record) == [.unchanged])
            #expect(try RawDatabase.rows(path) == rows)
        }
    }

    @Test func hashesPlainPasswordsAsThePolicyPrefers() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store)
            _ = try await destination.apply(
                .full("u1", .plain("correct horse")), .full("u2", .plain("correct horse")),
                .full("u3", .plain("pässword")))
            let first = try #require(try await store.user(id: "u1")?.password)
            let second = try #require(try await store.user(id: "u2")?.password)
            let third = try #require(try await store.user(id: "u3")?.password)
            for stored in [first, second, third] { #expect(stored.hash.hasPrefix("$argon2id$v=19$m=65536,t=4,p=3$")) }
            #expect(first != second)
            #expect(
                try BlockingVerifier().verify(Password("correct horse"), against: first).verdict == .match(.current))
            #expect(try BlockingVerifier().verify(Password("pässword"), against: third).verdict == .match(.current))
            #expect(try BlockingVerifier().verify(Password("correct horse"), against: third).verdict == .mismatch)
        }
    }

    /// As many as a batch has, so that hashes come back in another order than they were asked for.
    @Test func everyPlainPasswordIsItsOwnUsers() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store, verifier: Verifier.cheap)
            let records = (0..<100).map { number in
                UserRecord.user("u\(number)", number.isMultiple(of: 3) ? .none : .plain("password \(number)"))
            }
            _ = try await destination.apply(records.map { try StorePlanner().plan($0) })
            for (number, record) in records.enumerated() {
                let stored = try await store.user(id: record.id ?? "")?.password
                guard record.credential != .none else {
                    #expect(stored == nil)
                    continue
                }
                let verification = try BlockingVerifier.cheap.verify(
                    Password("password \(number)"), against: try #require(stored))
                #expect(verification.verdict == .match(.current))
            }
        }
    }

    @Test func theSameUserTwiceInABatchIsThereOnce() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store, verifier: Verifier.cheap)
            for credential in [RecordCredential.plain("correct horse"), .stored(KnownUsers.md5), .none] {
                let record = UserRecord.full("u\(try await store.count())", credential)
                #expect(try await destination.apply(record, record) == [.created, .unchanged], "\(credential)")
            }
            #expect(try await store.count() == 3)
        }
    }

    @Test func plansThatCreateNobodyAreNobody() async throws {
        try await withStore { store, _ in
            var policy = ImportPolicy()
            policy.uncarriable = .skip
            let plan = try StorePlanner(policy: policy).plan(.user("u1", .unusable("marked")))
            #expect(try await StoreDestination(store: store).apply([plan]) == [])
            #expect(try await StoreDestination(store: store).apply([StorePlan]()) == [])
            #expect(try await store.count() == 0)
        }
    }
}
