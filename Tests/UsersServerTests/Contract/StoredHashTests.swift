import AppwriteUsers
import JSONText
import Testing

/// What the service keeps of a hash, and shows (Users API, hash kinds).
@Suite(.service()) struct StoredHashTests {
    /// A creation call, and the hash's kind and options as they come back, at once and when the user is read.
    struct Row: Sendable, CustomTestStringConvertible {
        let kind: String
        let body: JSONObject
        let hash: String
        let options: JSONObject

        var testDescription: String { kind }
    }

    /// Both spellings of each option that servers before and since 1.8 spell differently.
    private static let argon2: JSONObject = [
        "type": "argon2", "memory_cost": 65536, "time_cost": 4, "threads": 3, "memoryCost": 65536, "timeCost": 4,
    ]

    private static let rows = [
        Row(
            kind: "argon2", body: ["password": "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU"],
            hash: "argon2", options: argon2),
        Row(
            kind: "bcrypt", body: ["password": "$2a$15$xX/myGbFU.ZSKHSi6EHdBOySTdYm8QxBLXmOPHrYMwV0mHRBBSBOq"],
            hash: "bcrypt", options: ["type": "bcrypt", "cost": 8]),
        Row(
            kind: "md5", body: ["password": "144fa7eaa4904e8ee120651997f70dcc"], hash: "md5",
            options: ["type": "md5"]),
        Row(
            kind: "sha",
            body: ["password": "31c315b0262695ce861bc17c63d2362684d5724c", "passwordVersion": "sha1"], hash: "sha",
            options: ["type": "sha", "version": "sha1"]),
        Row(
            kind: "phpass", body: ["password": "$P$Br387rwferoKN7uwHZqNMu98q3U8RO."], hash: "phpass",
            options: [
                "type": "phpass", "iteration_count_log2": 8, "portable_hashes": false,
                // The reference's is the state of its server.
                "random_state": "",
            ]),
        Row(
            kind: "scrypt",
            body: [
                "password": "3fdef49701bc4cfaacd551fe01728351", "passwordSalt": "appwrite", "passwordCpu": 16384,
                "passwordMemory": 13, "passwordParallel": 2, "passwordLength": 64,
            ],
            hash: "scrypt",
            options: [
                "type": "scrypt", "costCpu": 16384, "costMemory": 13, "costParallel": 2, "length": 64,
                "salt": "appwrite",
            ]),
        Row(
            kind: "scrypt-modified",
            body: [
                "password": "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==",
                "passwordSalt": "UxLMreBr6tYyjQ==", "passwordSaltSeparator": "Bw==",
                "passwordSignerKey":
                    "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==",
            ],
            hash: "scryptMod",
            options: [
                "type": "scryptMod", "salt": "UxLMreBr6tYyjQ==", "saltSeparator": "Bw==",
                "signerKey":
                    "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==",
            ]),
    ]

    @Test(arguments: rows) func comesBackAsItWasSent(_ row: Row) async throws {
        let service = try ServiceUnderTest.current
        var body = row.body
        body["userId"] = .string("stored-\(row.kind)")
        body["email"] = .string("stored-\(row.kind)@example.com")
        let created = try await service.call(.post, "/users/\(row.kind)", body)
        let read = try await service.call(.get, "/users/stored-\(row.kind)")
        #expect(created.status == 201)
        for json in [created.json, read.json] {
            #expect(json["password"] == row.body["password"])
            #expect(json["hash"] == .string(row.hash))
            #expect(json["hashOptions"] == .object(row.options))
        }
    }

    @Test func plainPasswordBecomesArgon2id() async throws {
        let json = try await ServiceUnderTest.current.call(
            .post, "/users", ["userId": "unique()", "password": "a long enough one"]
        ).json
        #expect(json["hash"] == "argon2")
        #expect(json["hashOptions"] == .object(Self.argon2))
        // 16 bytes of salt and 32 of tag, in base64 without padding (Users API, fresh hashes).
        let password = try #require(json["password"]?.stringValue)
        let pattern = #/\$argon2id\$v=19\$m=65536,t=4,p=3\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}/#
        #expect(password.wholeMatch(of: pattern) != nil)
    }

    @Test func userWithoutPasswordHasItsKindAllTheSame() async throws {
        let json = try await ServiceUnderTest.current.call(.post, "/users", ["userId": "unique()"]).json
        #expect(json["password"] == .null)
        #expect(json["hash"] == "argon2")
    }

    /// The digest of `appwrite` in each version of `passwordVersion`, by Python's hashlib.
    static let digests = [
        ("sha1", "31c315b0262695ce861bc17c63d2362684d5724c"),
        ("sha224", "fd66925d38680d7a9a075ab17223d00a60c4c532a81ba3591f9167a4"),
        ("sha256", "ece375199f9118cf29e19e171742f668b6b13367dc1797d11da1c74795e758cc"),
        (
            "sha384",
            "ed6436743c51a62d3454de8559beb59d923fbb730ae6028043112ecc8520cee566c539b98383c122"
                + "59a133043c1e4495"
        ),
        ("sha512/224", "746d850d8f4bb904a18b936d4693edde4b7eb886ae1527d2be410464"),
        ("sha512/256", "ffc8b9b6a88b33dd4fddc10d49c4bdd9742689b0cf8bbd9097d4d870f824a3fd"),
        (
            "sha512",
            "4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6bf6ba04e21f11ae1"
                + "38785d0bff63c416e6f87badbffad37f6dee50094cc38c70"
        ),
        ("sha3-224", "abb4739db875dd10d24c0ac3d675f847dbab1d1a9c9b613fffdbabe1"),
        ("sha3-256", "867a758eea6f62ccb37cc3f8945137def93d0638259ff4dcfc0f21629d2666fb"),
        (
            "sha3-384",
            "ed16007b12ad357e455ec14cf692bf1add54809948a3d4d9f07cb8ebe09cd8ac2e5bf8aa8a558af4"
                + "a5a5ed7890cef5ab"
        ),
        (
            "sha3-512",
            "a721f80a3f2d1c08137a2ffaad4ac23298f01916e3314111adcba471b21354145e4c6fc1cc6d1974"
                + "608e2e5a96a20df4fba9ac0d52660f3fdc6e2124d5958913"
        ),
    ]

    @Test(arguments: digests) func versionVerifies(_ row: (version: String, digest: String)) async throws {
        let service = try ServiceUnderTest.current
        let email = JSONValue.string("\(row.version.replacing("/", with: "."))@example.com")
        let created = try await service.call(
            .post, "/users/sha",
            [
                "userId": "unique()", "email": email, "password": .string(row.digest),
                "passwordVersion": .string(row.version),
            ])
        #expect(created.json["hashOptions"]?["version"] == .string(row.version))
        #expect(created.fields["X-Appwrite-Warning"] == nil)
        #expect(try await signIn(email, "appwrite", service) == 201)
    }

    @Test func versionMayBeInAnyCase() async throws {
        let service = try ServiceUnderTest.current
        let created = try await service.call(
            .post, "/users/sha",
            [
                "userId": "unique()", "email": "case@example.com", "passwordVersion": "SHA1",
                "password": "31c315b0262695ce861bc17c63d2362684d5724c",
            ])
        #expect(created.json["hashOptions"]?["version"] == "sha1")
        #expect(try await signIn("case@example.com", "appwrite", service) == 201)
    }

    /// As servers since 1.8 have it.
    @Test func versionThatIsLeftOutIsSHA256() async throws {
        let service = try ServiceUnderTest.current
        let created = try await service.call(
            .post, "/users/sha",
            [
                "userId": "unique()", "email": "default@example.com",
                "password": "ece375199f9118cf29e19e171742f668b6b13367dc1797d11da1c74795e758cc",
            ])
        #expect(created.json["hashOptions"]?["version"] == "sha256")
        #expect(try await signIn("default@example.com", "appwrite", service) == 201)
    }

    /// Options with which no hash verifies are refused, and the parameter is named.
    static let refused: [(kind: String, parameter: String, value: JSONValue)] = [
        ("scrypt", "passwordCpu", 1), ("scrypt", "passwordCpu", 0), ("scrypt", "passwordCpu", -2),
        ("scrypt", "passwordCpu", 14), ("scrypt", "passwordMemory", 0), ("scrypt", "passwordParallel", 0),
        ("scrypt", "passwordLength", 15), ("scrypt", "passwordSalt", "0"), ("scrypt-modified", "passwordSalt", "0"),
        ("scrypt-modified", "passwordSalt", "a_-b"), ("scrypt-modified", "passwordSalt", "a==="),
        ("scrypt-modified", "passwordSalt", "=="), ("scrypt-modified", "passwordSaltSeparator", "B w="),
        ("scrypt-modified", "passwordSignerKey", "0"), ("scrypt-modified", "passwordSignerKey", "a-b_"),
    ]

    @Test(arguments: refused)
    func optionIsRefused(_ row: (kind: String, parameter: String, value: JSONValue)) async throws {
        var body: JSONObject = [
            "userId": "unique()", "email": "refused@example.com", "password": "12345678", "passwordSalt": "c2FsdA==",
            "passwordSaltSeparator": "Bw==", "passwordSignerKey": "XyEK", "passwordCpu": 2, "passwordMemory": 1,
            "passwordParallel": 1, "passwordLength": 16,
        ]
        body[row.parameter] = row.value
        let response = try await ServiceUnderTest.current.call(.post, "/users/\(row.kind)", body)
        #expect(response.status == 400)
        #expect(response.errorType == "general_argument_invalid")
        #expect(response.json["message"]?.stringValue?.hasPrefix("Invalid `\(row.parameter)` param: ") == true)
    }

    private func signIn(_ email: JSONValue, _ password: String, _ service: ServiceUnderTest) async throws -> Int {
        try await service.call(
            .post, "/account/sessions/email", ["email": email, "password": .string(password)], service.guestFields
        ).status
    }
}
