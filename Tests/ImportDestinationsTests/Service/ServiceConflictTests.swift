import AppwriteUsers
import JSONText
import PasswordHashing
import Testing
import UserImport

/// Who is there already stays as they are: the same user, the same user in another state, another user.
@Suite struct ServiceConflictTests {
    struct Change: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let conflict: RowRejection?
        let change: @Sendable (inout User) -> Void

        init(
            _ name: String, _ field: String? = nil, _ reason: String = "",
            _ change: @escaping @Sendable (inout User) -> Void
        ) {
            testDescription = name
            conflict = field.map { RowRejection(field: $0, reason: reason) }
            self.change = change
        }
    }

    private static let there = "belongs to a user who exists already, with another "
    private static let other = "differs from the one that the user has"

    static let changes = [
        Change("e-mail", "id", there + "email") { $0.email = "other@example.com" },
        Change("name", "id", there + "name") { $0.name = "Other" },
        Change("hash", "hash", other) { $0.password = "00000000000000000000000000000000" },
        Change("kind", "hash", other) { $0.hash = "phpass" },
        Change("no password", "hash", "is missing at the destination, and no call adds one to a user who exists") {
            $0.password = nil
        },
        Change("phone", "phone", other) { $0.phone = "+14155550199" },
        Change("labels", "labels", other) { $0.labels = ["beta", "admin"] },
        Change("preferences", "preferences", other) { $0.prefs["theme"] = .string("light") },
        Change("more preferences", "preferences", other) { $0.prefs["more"] = .bool(true) },
        Change("renewed hash") { ($0.hash, $0.password) = ("argon2", "$argon2id$new") },
        Change("password update, sign-ins") { ($0.passwordUpdate, $0.accessedAt) = ($0.createdAt, $0.createdAt) },
        Change("preferences as PHP writes them") {
            $0.prefs = ["size": .integer(1), "empty": .array([]), "theme": .string("dark")]
        },
    ]

    @Test(arguments: changes) func tellsTheSameUserFromAnotherState(_ change: Change) async throws {
        let service = MemoryService()
        _ = try await service.apply(.full())
        service.change("ada", change.change)
        let users = service.users
        #expect(try await service.apply(.full()) == [change.conflict.map { .conflict($0) } ?? .unchanged])
        #expect(service.users == users)
    }

    /// Hashes whose parameters stand beside them are other hashes with other parameters.
    @Test(arguments: [
        ("known-sha512", "version", JSONValue.string("sha256")), ("known-scrypt", "costCpu", .integer(2)),
        ("known-scrypt", "salt", .string("Appwrite")), ("known-scrypt-modified", "signerKey", .string("AA==")),
        ("known-scrypt-modified", "saltSeparator", .null),
    ])
    func comparesTheOptionsOfAHash(_ id: String, _ option: String, _ value: JSONValue) async throws {
        let service = MemoryService()
        let record = try #require(
            ServiceRows.all().compactMap { if case .record(let record) = $0, record.id == id { record } else { nil } }
                .first)
        #expect(try await service.apply(record) == [.created])
        #expect(try await service.apply(record) == [.unchanged])
        service.change(id) { $0.hashOptions?[option] = value }
        #expect(try await service.apply(record).map(\.field) == ["hash"])
    }

    /// An Argon2 hash is renewed too, where it was weaker; any other than the service's own is another hash.
    @Test func anArgon2HashIsRenewedOnlyToTheServicesParameters() async throws {
        let service = MemoryService()
        let hash = "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"
        _ = try await service.apply(.sample(.stored(.make(hash))))
        service.change("u1") { $0.password = "$argon2id$new" }
        #expect(try await service.apply(.sample(.stored(.make(hash)))).map(\.field) == ["hash"])
        service.change("u1") { $0.password = "$argon2id$v=19$m=65536,t=4,p=3$c2FsdHNhbHQ$bmV3" }
        #expect(try await service.apply(.sample(.stored(.make(hash)))) == [.unchanged])
    }

    @Test func namesWhatIsAnotherUsers() async throws {
        let service = MemoryService()
        _ = try await service.apply(.full())
        let users = service.users
        let email = UserRecord.sample(.none, id: "eve").with { $0.email = "ada@example.com" }
        #expect(
            try await service.apply(email)
                == [.conflict(RowRejection(field: "email", reason: "belongs to another user"))])
        // With the create call, and after it.
        let phone = UserRecord.sample(.none, id: "eve").with { ($0.email, $0.phone) = (nil, "+14155550100") }
        #expect(try await service.apply(phone).map(\.field) == ["phone"])
        #expect(try await service.apply(.full("eve")).map(\.field) == ["phone"])
        #expect(service.users == users)
    }

    @Test func namesAnAddressThatAnIdentityHas() async throws {
        let service = MemoryService()
        service.fail { _, request in request.hasPrefix("POST") ? .refused(409, "user_email_already_exists") : nil }
        #expect(try await service.apply(.sample()).map(\.field) == ["email"])
    }

    /// Between the look-up and the call: the user is complete but for the number.
    @Test func reportsANumberThatIsTakenAtTheLastMoment() async throws {
        let service = MemoryService()
        service.fail { _, request in
            request == "PATCH /users/ada/phone"
                ? .refused(409, "user_phone_already_exists") : nil
        }
        #expect(
            try await service.apply(.full())
                == [.conflict(RowRejection(field: "phone", reason: "belongs to another user"))])
        let user = try #require(service.users.first)
        #expect(user.phone.isEmpty && !user.phoneVerification && !user.status && user.labels == ["admin", "beta"])
    }
}
