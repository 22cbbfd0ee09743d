import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserImport
import UserStorage

@Suite struct ConflictTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let second: UserRecord
        let field: String
        var testDescription: String { name }

        init(_ name: String, _ second: UserRecord, _ field: String) {
            self.name = name
            self.second = second
            self.field = field
        }
    }

    private static let first = UserRecord.user(
        "u1", email: "ada@example.com", phone: "+14155550100", .stored(KnownUsers.md5))

    private static func changed(_ change: (inout UserRecord) -> Void) -> UserRecord {
        var record = first
        change(&record)
        return record
    }

    static let cases = [
        Case("e-mail", .user("u2", email: "ada@example.com"), "email"),
        Case("e-mail in another case", .user("u2", email: "ADA@example.COM"), "email"),
        Case("phone", .user("u2", email: "other@example.com", phone: "+14155550100"), "phone"),
        Case("phone of a user without e-mail", .user("u2", phone: "+14155550100"), "phone"),
        Case("id in another case", changed { $0.id = "U1" }, "id"),
        Case("id with another e-mail", changed { $0.email = "other@example.com" }, "id"),
        Case("id with another phone", changed { $0.phone = "+14155550101" }, "id"),
        Case("id with a name", changed { $0.name = "Ada" }, "id"),
        Case("id with other labels", changed { $0.labels = ["vip"] }, "id"),
        Case("id with other preferences", changed { $0.preferences = ["n": 1] }, "id"),
        Case("id, blocked", changed { $0.disabled = true }, "id"),
        Case("id, verified", changed { $0.emailVerified = true }, "id"),
        Case("another hash", changed { $0.credential = .stored(KnownUsers.phpass) }, "hash"),
        Case("another option", changed { $0.credential = .stored(KnownUsers.sha) }, "hash"),
        Case("no hash any more", changed { $0.credential = .none }, "hash"),
    ]

    @Test(arguments: cases) func aConflictNamesTheFieldAndWritesNothing(example: Case) async throws {
        try await withStore { store, path in
            let destination = StoreDestination(store: store, verifier: Verifier.cheap)
            #expect(try await destination.apply(Self.first) == [.created])
            let rows = try RawDatabase.rows(path)
            guard case .conflict(let rejection) = try await destination.apply(example.second).first else {
                Issue.record("no conflict")
                return
            }
            #expect(rejection.field == example.field)
            for value in ["example", "4155", KnownUsers.md5.hash] { #expect(!"\(rejection)".contains(value)) }
            #expect(try RawDatabase.rows(path) == rows)
        }
    }

    @Test func aHashForAUserWhoCameWithoutOneIsAdded() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store)
            _ = try await destination.apply(Self.changed { $0.credential = .none })
            #expect(try await destination.apply(Self.first) == [.passwordAdded])
            #expect(try await destination.apply(Self.first) == [.unchanged])
        }
    }

    @Test func anotherPlainPasswordIsAConflictAndTheSameIsNot() async throws {
        try await withStore { store, _ in
            let destination = StoreDestination(store: store, verifier: Verifier.cheap)
            #expect(try await destination.apply(.user("u1", .plain("correct horse"))) == [.created])
            #expect(try await destination.apply(.user("u1", .plain("correct horse"))) == [.unchanged])
            let outcomes = try await destination.apply(
                .user("u1", .plain("battery staple")), .user("u2", .plain("one one one")),
                .user("u2", .plain("two two two")), .user("u2", .plain("one one one")))
            func conflict(_ advice: String) -> DestinationOutcome {
                .conflict(RowRejection(field: "hash", reason: "differs from the one that the user has, \(advice)"))
            }
            #expect(
                outcomes == [
                    conflict("which an earlier row of this import gave them"), .created,
                    conflict("which an earlier row of this import gave them"), .unchanged,
                ])
            let later = try await StoreDestination(store: store, verifier: Verifier.cheap).apply(
                .user("u1", .plain("battery staple")))
            #expect(later == [conflict("which nobody has used yet: --replace-unused replaces it")])
        }
    }

    @Test func rowsInConflictDoNotUndoTheOthers() async throws {
        try await withStore { store, _ in
            let outcomes = try await StoreDestination(store: store).apply(
                .user("u1", email: "one@example.com"), .user("u2", email: "ONE@example.com"),
                .user("u3", email: "three@example.com"), .user("U3"), .user("u5", phone: "+14155550100"),
                .user("u6", phone: "+14155550100"), .user("u7", phone: "+14155550100"), .user("u8"))
            let taken = "belongs to another user"
            #expect(
                outcomes == [
                    .created, .conflict(RowRejection(field: "email", reason: taken)), .created,
                    .conflict(RowRejection(field: "id", reason: "is there already, with other data")), .created,
                    .conflict(RowRejection(field: "phone", reason: taken)),
                    .conflict(RowRejection(field: "phone", reason: taken)), .created,
                ])
            #expect(try await store.count() == 4)
            for id in ["u1", "u3", "u5", "u8"] { #expect(try await store.user(id: id)?.id == id) }
        }
    }

    @Test func usersWithoutAnAddressAreInNoOnesWay() async throws {
        try await withStore { store, _ in
            let records = (1...3).map { UserRecord.user("u\($0)") }
            let plans = try records.map { try StorePlanner().plan($0) }
            #expect(try await StoreDestination(store: store).apply(plans) == [.created, .created, .created])
        }
    }
}
