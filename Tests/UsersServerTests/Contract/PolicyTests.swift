import AppwriteUsers
import Foundation
import JSONText
import PasswordHashing
import PasswordVerification
import Testing
import UserStorage
import UsersServer

/// What a service does by the policy of its configuration, and not by the default one.
@Suite struct PolicyTests {
    /// Argon2id with 700 MiB, over the pool's budget of 512 MiB and within the limits.
    private static let overBudget =
        "$argon2id$v=19$m=716800,t=1,p=1$c2FsdHNhbHRzYWx0$ZGlnZXN0RGlnZXN0ZGlnZXN0RGlnZXN0ZGlnZXN0ISE"
    private static let bcrypt = "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"

    private func policy(_ preferred: String) throws -> VerificationPolicy {
        VerificationPolicy(preferred: try PreferredHash(preferred), schemes: .users)
    }

    private func create(
        _ kind: String, _ hash: String, _ service: ServiceUnderTest, _ options: JSONObject = [:]
    ) async throws -> [String] {
        let id = UUID().uuidString.lowercased()
        var body = options
        body["userId"] = .string(id)
        body["email"] = .string("\(id)@example.com")
        body["password"] = .string(hash)
        let answer = try await service.call(.post, "/users/\(kind)", body)
        #expect(answer.status == 201)
        return answer.values("X-Appwrite-Warning")
    }

    @Test func warnsOfAHashThatThePoolCannotHold() async throws {
        try await ServiceUnderTest.run { service in
            let warnings = try await create("argon2", Self.overBudget, service)
            #expect(warnings == ["The user was created, but no password will match this argon2 hash (refused)"])
        }
        try await ServiceUnderTest.run {
            $0.memoryBudget = 1 << 30
        } _: { service in
            let warnings = try await create("argon2", Self.overBudget, service)
            #expect(warnings.isEmpty)
        }
    }

    /// Every call that takes a hash, with one that no password will ever match here.
    private static let unmatched: [(kind: String, hash: String, options: JSONObject)] = [
        ("argon2", overBudget, [:]), ("bcrypt", bcrypt.replacing("$05$", with: "$16$"), [:]), ("md5", "144fa7ea", [:]),
        ("phpass", "$P$Sr387rwferoKN7uwHZqNMu98q3U8RO.", [:]), ("sha", "31c315b0", ["passwordVersion": "sha1"]),
        // 1 GiB: within the limits, over the budget.
        (
            "scrypt", String(repeating: "ab", count: 64),
            [
                "passwordSalt": "salt", "passwordCpu": 1_048_576, "passwordMemory": 8, "passwordParallel": 1,
                "passwordLength": 64,
            ]
        ),
        (
            "scrypt-modified", "no base64",
            ["passwordSalt": "c2FsdA==", "passwordSaltSeparator": "Bw==", "passwordSignerKey": "XyEK"]
        ),
    ]

    @Test(arguments: unmatched)
    func everyCallWithAHashWarns(_ row: (kind: String, hash: String, options: JSONObject)) async throws {
        try await ServiceUnderTest.run { service in
            let warnings = try await create(row.kind, row.hash, service, row.options)
            #expect(warnings.count == 1)
            #expect(warnings.first?.contains("no password will match this \(row.kind) hash (") == true)
        }
    }

    /// crypt_blowfish's self-test, the password `U*U`: the warning at creation and the log-in say the same.
    @Test func warnsOfAHashThatALoginRefuses() async throws {
        for (limit, status) in [(4, 401), (5, 201)] {
            try await ServiceUnderTest.run {
                $0.policy = VerificationPolicy(preferred: .bcrypt(cost: 4))
                $0.policy.limits[.bcryptExpansions] = 1 << UInt64(limit)
            } _: { service in
                let warnings = try await create("bcrypt", Self.bcrypt, service)
                #expect(warnings.isEmpty == (status == 201))
                let answer = try await service.logIn(try await onlyAddress(service), "U*U")
                #expect(answer.status == status)
            }
        }
    }

    private func onlyAddress(_ service: ServiceUnderTest) async throws -> String {
        let users = try await service.call(.get, "/users").json["users"]?.arrayValue
        return try #require(users?.first?["email"]?.stringValue)
    }

    @Test(arguments: [
        ("argon2id:m=64KiB,t=2,p=1", "argon2", "$argon2id$v=19$m=64,t=2,p=1$"),
        ("scrypt:n=16,r=8,p=1", "scrypt", "$scrypt$ln=4,r=8,p=1$"), ("bcrypt:cost=4", "bcrypt", "$2b$04$"),
    ])
    func newAndRenewedHashesAreThePolicys(_ preferred: String, _ kind: String, _ head: String) async throws {
        let policy = try policy(preferred)
        try await ServiceUnderTest.run {
            $0.policy = policy
        } _: { service in
            let new = try await service.call(
                .post, "/users",
                ["userId": "new", "email": "new@example.com", "password": "long enough"])
            #expect(new.json["password"]?.stringValue?.hasPrefix(head) == true)
            #expect(new.json["hash"] == .string(kind))
            let first = try await service.logIn("new@example.com", "long enough")
            #expect(first.status == 201)
            try await service.makeUser("old")
            let old = try await service.logIn("old@example.com")
            #expect(old.status == 201)
            let renewed = try await service.call(.get, "/users/old")
            #expect(renewed.json["password"]?.stringValue?.hasPrefix(head) == true)
            let again = try await service.logIn("old@example.com")
            #expect(again.status == 201)
        }
    }

    @Test func showsTheCostsOfItsOwnScrypt() async throws {
        let policy = try policy("scrypt:n=16,r=4,p=2")
        try await ServiceUnderTest.run {
            $0.policy = policy
        } _: { service in
            let user = try await service.call(.post, "/users", ["userId": "new", "password": "long enough"])
            #expect(
                user.json["hashOptions"]
                    == .object([
                        "type": "scrypt", "costCpu": 16, "costMemory": 4, "costParallel": 2, "length": 32, "salt": "",
                    ]))
        }
    }

    /// bcrypt reads 72 bytes: what it would cut is the caller's to change, and no fault of the service.
    @Test func refusesAPasswordThatThePreferredSchemeWouldCut() async throws {
        let policy = try policy("bcrypt:cost=4")
        try await ServiceUnderTest.run {
            $0.policy = policy
        } _: { service in
            let long = try await service.call(
                .post, "/users", ["userId": "long", "password": .string(String(repeating: "x", count: 73))])
            let words = "Invalid `password` param: Password must be at most 72 bytes long, without NUL."
            expect(long, 400, "general_argument_invalid", words)
            let fitting = try await service.call(
                .post, "/users", ["userId": "fitting", "password": .string(String(repeating: "x", count: 72))])
            #expect(fitting.status == 201)
        }
    }

    @Test func hashesUnderItsPepper() async throws {
        let key = try PepperKey(copying: Array("a secret key of thirty-two bytes".utf8).span)
        let pepper = try Pepper(keys: ["2027": key], current: "2027")
        try await ServiceUnderTest.run {
            $0.policy = VerificationPolicy(preferred: .bcrypt(cost: 4), pepper: pepper)
        } _: { service in
            // A pepper shortens it.
            let password = String(repeating: "x", count: 73)
            let made = try await service.call(
                .post, "/users", ["userId": "new", "email": "new@example.com", "password": .string(password)])
            #expect(made.status == 201)
            let right = try await service.logIn("new@example.com", password)
            let wrong = try await service.logIn("new@example.com", password + "y")
            #expect(right.status == 201 && wrong.status == 401)
            let stored = try await service.store.user(id: "new")?.password
            #expect(stored?.options.pepper == "2027")
            // Without the key it is nobody's password.
            let hash = try #require(stored)
            #expect(throws: VerificationError.self) { try BlockingVerifier().admit(hash) }
        }
    }

    /// MD5 of the composed "Zoë's password" by Python's hashlib, typed with a combining diaeresis.
    @Test func triesTheUnicodeFormsOfItsPolicy() async throws {
        for (forms, status) in [([UnicodeForm.nfc], 201), ([], 401)] {
            try await ServiceUnderTest.run {
                $0.policy = VerificationPolicy(
                    preferred: .bcrypt(cost: 4), unicodeForms: forms, schemes: .users)
            } _: { service in
                let warnings = try await create("md5", "0012bf5def3fb81b136e8ce1206da00c", service)
                #expect(warnings.isEmpty)
                let answer = try await service.logIn(try await onlyAddress(service), "Zoe\u{308}'s password")
                #expect(answer.status == status)
            }
        }
    }

    @Test func aPreferredHashThatNoMemoryHoldsIsRefusedAtTheStart() async throws {
        let problem = await #expect(throws: ServiceConfiguration.Problem.self) {
            try await ServiceUnderTest.run {
                $0.memoryBudget = 32 << 20
            } _: { _ in
            }
        }
        #expect(problem == .preferredHashOverBudget(memory: 64 << 20, budget: 32 << 20))
    }

    @Test func aPreferredHashOverThePolicysOwnLimitsIsRefusedAtTheStart() async throws {
        let problem = await #expect(throws: ServiceConfiguration.Problem.self) {
            try await ServiceUnderTest.run {
                $0.policy = VerificationPolicy(preferred: .bcrypt(cost: 16))
            } _: { _ in
            }
        }
        guard case .preferredHashOverLimit? = problem else {
            Issue.record("\(String(describing: problem))")
            return
        }
    }
}
