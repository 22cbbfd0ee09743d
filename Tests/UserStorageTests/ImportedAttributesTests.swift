import AppwriteUsers
import JSONText
import PasswordHashing
import Testing
import UserImport
import UserStorage

/// When the source says that a password was chosen and its user was last seen.
@Suite struct ImportedTimesTests {
    private func record(
        _ credential: RecordCredential, passwordChangedAt: String? = nil, lastLoginAt: String? = nil
    ) -> UserRecord {
        var record = UserRecord.full("u1", credential)
        if let passwordChangedAt { record.attributes[.passwordChangedAt] = .string(passwordChangedAt) }
        if let lastLoginAt { record.attributes[.lastLoginAt] = .string(lastLoginAt) }
        return record
    }

    private let changed = Timestamp(milliseconds: 1_577_934_245_000)
    private let seen = Timestamp(milliseconds: 1_612_325_106_000)

    @Test func areKept() async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store)
            let hash = RecordCredential.stored(KnownUsers.md5)
            let first = record(
                hash, passwordChangedAt: "2020-01-02T03:04:05Z", lastLoginAt: "2021-02-03T04:05:06Z")
            #expect(try await destination.apply(first) == [.created])
            let user = try #require(try await store.user(id: "u1"))
            #expect(user.passwordUpdate == changed && user.accessedAt == seen && user.createdAt > seen)
            // Other times in a later run change nothing.
            let rows = try RawDatabase.rows(path)
            #expect(try await destination.apply(record(hash)) == [.unchanged])
            #expect(try RawDatabase.rows(path) == rows)
        }
    }

    @Test func areThoseOfThePasswordThatIsAdded() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store)
            let first = try await destination.apply(record(.none))
            #expect(first == [.created])
            #expect(try await store.user(id: "u1")?.passwordUpdate == nil)
            let second = record(.stored(KnownUsers.md5), passwordChangedAt: "2020-01-02T03:04:05Z")
            #expect(try await destination.apply(second) == [.passwordAdded])
            #expect(try await store.user(id: "u1")?.passwordUpdate == changed)
        }
    }

    @Test func noPasswordIsOfTheFuture() async throws {
        try await withStore { store, _ in
            let record = record(.stored(KnownUsers.md5), passwordChangedAt: "2999-12-31")
            #expect(try await StoreDestination(store: store).apply(record) == [.created])
            let user = try #require(try await store.user(id: "u1"))
            #expect(user.passwordUpdate == user.createdAt && user.accessedAt == nil)
        }
    }
}

/// The accounts of other services that a source names.
@Suite struct ImportedIdentitiesTests {
    private func record(_ id: String, _ identities: JSONValue) -> UserRecord {
        var record = UserRecord.user(id, email: "\(id)@example.com")
        record.attributes[.identities] = identities
        return record
    }

    private let google: JSONValue = [["provider": "google", "id": "g-1"], ["provider": "github", "id": "7"]]

    @Test func areThoseOfTheUser() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store)
            #expect(try StorePlanner().plan(record("u1", google)).lostFields.isEmpty)
            #expect(try await destination.apply(record("u1", google)) == [.created])
            #expect(try await destination.apply(record("u1", google)) == [.unchanged])
            let request = try ListRequest([], of: .identities)
            let all = try await store.read { try $0.identities(matching: request, search: nil).items }
            #expect(all.map { "\($0.userId) \($0.provider) \($0.providerUid)" } == ["u1 google g-1", "u1 github 7"])
            // One account is one user's.
            let outcome = try await destination.apply(record("u2", [["provider": "google", "id": "g-1"]]))
            #expect(outcome == [.conflict(RowRejection(field: "identities", reason: "belongs to another user"))])
            #expect(try await store.user(id: "u2") == nil)
        }
    }

    @Test func areLostWhereTheyCannotBeRead() throws {
        for value: JSONValue in ["google", [["provider": "google"]], [["provider": "", "id": "1"]]] {
            let plan = try StorePlanner().plan(record("u1", value))
            #expect(plan.identities.isEmpty && plan.lostFields == ["identities"])
        }
        let twice: JSONValue = [["provider": "google", "id": "1"], ["provider": "google", "id": "1"]]
        #expect(try StorePlanner().plan(record("u1", twice)).identities.count == 1)
    }
}
