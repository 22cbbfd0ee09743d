import AppwriteUsers
import JSONText
import Testing

/// The seven users of the reference's own tests: import, log-in, renewed hash, log-in (Users API, known-answer values).
@Suite(.service()) struct KnownUserTests {
    struct Kind: Sendable, CustomTestStringConvertible {
        let path: String
        let hash: String
        let password: String
        let text: String
        let options: JSONObject

        init(
            _ path: String, _ hash: String, _ text: String, _ options: JSONObject = [:], password: String = "appwrite"
        ) {
            self.path = path
            self.hash = hash
            self.password = password
            self.text = text
            self.options = options
        }

        var testDescription: String { path }
    }

    @Test(arguments: [
        Kind("md5", "md5", "144fa7eaa4904e8ee120651997f70dcc"),
        // Vectors/schemes/bcrypt.json, wrapper-u-u: the reference's own has cost 15, which takes seconds.
        Kind("bcrypt", "bcrypt", "$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW", password: "U*U"),
        Kind("argon2", "argon2", "$argon2i$v=19$m=20,t=3,p=2$YXBwd3JpdGU$A/54i238ed09ZR4NwlACU5XnkjNBZU9QeOEuhjLiexI"),
        Kind(
            "sha", "sha",
            "4243da0a694e8a2f727c8060fe0507c8fa01ca68146c76d2c190805b638c20c6bf6ba04e21f11ae138785d0bff63c416e6f87badbf"
                + "fad37f6dee50094cc38c70", ["passwordVersion": "sha512"]),
        Kind(
            "scrypt", "scrypt",
            "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63b5d269c31fd697246085111a428245e24a4ddc6b64"
                + "c687bc60a8910dbafc1d5b",
            [
                "passwordSalt": "appwrite", "passwordCpu": 16384, "passwordMemory": 13, "passwordParallel": 2,
                "passwordLength": 64,
            ]),
        Kind("phpass", "phpass", "$P$Br387rwferoKN7uwHZqNMu98q3U8RO."),
        Kind(
            "scrypt-modified", "scryptMod",
            "UlM7JiXRcQhzAGlaonpSqNSLIz475WMddOgLjej5De9vxTy48K6WtqlEzrRFeK4t0COfMhWCb8wuMHgxOFCHFQ==",
            [
                "passwordSalt": "UxLMreBr6tYyjQ==", "passwordSaltSeparator": "Bw==",
                "passwordSignerKey":
                    "XyEKE9RcTDeLEsL/RjwPDBv/RqDl8fb3gpYEOQaPihbxf1ZAtSOHCjuAAa7Q3oHpCYhXSN9tizHgVOwn6krflQ==",
            ]),
    ])
    func logsInAndIsRenewed(_ kind: Kind) async throws {
        let service = try ServiceUnderTest.current
        let (id, email) = ("known-\(kind.path)", "\(kind.path)@example.com")
        var body: JSONObject = [
            "userId": .string(id), "email": .string(email), "password": .string(kind.text), "name": "Known",
        ]
        for member in kind.options.members { body[member.key] = member.value }
        let created = try await service.call(.post, "/users/\(kind.path)", body)
        #expect(created.status == 201, "\(created.text)")
        #expect(created.json["password"] == .string(kind.text))
        #expect(created.json["hash"] == .string(kind.hash))
        #expect(created.values("X-Appwrite-Warning") == [])

        #expect(try await service.logIn(email, kind.password + "x").status == 401)
        let first = try await service.logIn(email, kind.password)
        #expect(first.status == 201, "\(first.text)")
        #expect(first.json["userId"] == .string(id))
        let user = try await service.call(.get, "/users/\(id)").json
        #expect(user["hash"] == "argon2")
        #expect(user["password"]?.stringValue?.hasPrefix("$argon2") == true)
        #expect(user["password"] != .string(kind.text))
        #expect(try await service.logIn(email, kind.password).status == 201)
    }
}
