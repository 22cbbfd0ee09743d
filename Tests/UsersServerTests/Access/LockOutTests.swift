import AppwriteUsers
import JSONText
import Testing
import UsersServer

/// No count of failures keeps out who has the right password, token or session in hand, and none can be got around.
@Suite(.service { $0.now = { ServiceUnderTest.hour } }) struct LockOutTests {
    private func post(
        _ path: String, _ body: JSONObject, from source: String? = nil
    ) async throws -> RawAnswer {
        let service = try ServiceUnderTest.current
        return try await RawConnection.request(
            "POST", UsersService.basePath + path,
            fields: ["X-Appwrite-Project: \(service.project)", "Content-Type: application/json"],
            body: JSONValue.object(body).jsonText, from: source, to: service)
    }

    private func newToken(of id: String) async throws -> String {
        let token = try await ServiceUnderTest.current.call(.post, "/users/\(id)/tokens", ["length": 64])
        return try #require(token.json["secret"]?.stringValue)
    }

    @Test func wrongPasswordsFromOneAddressLockNobodyOutAtAnother() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("owner")
        // Each of them is a parameter short, which counts, and costs nothing.
        for count in 1...11 {
            let answer = try await post("/account/sessions/email", ["email": "owner@example.com"], from: "127.0.0.2")
            #expect(answer.status == (count <= 10 ? 400 : 429), "\(count): \(answer.text)")
        }
        let there: JSONObject = ["email": "Owner@Example.com", "password": "appwrite"]
        #expect(try await post("/account/sessions/email", there, from: "127.0.0.2").status == 429)
        #expect(try await post("/account/sessions/email", there, from: "127.0.0.3").status == 201)
        #expect(try await service.logIn("owner@example.com").status == 201)
    }

    @Test func anAddressThatIsNoneIsCountedByTheCaller() async throws {
        for count in 1...11 {
            // What one letter is may take thousands of bytes: an email of combining marks.
            let email = String(repeating: "e" + String(repeating: "\u{301}", count: 200), count: count)
            let answer = try await post("/account/sessions/email", ["email": .string(email)], from: "127.0.0.4")
            #expect(answer.status == (count <= 10 ? 400 : 429), "\(count): \(answer.text)")
        }
        for count in 1...11 {
            let id = "_\(count)"
            let answer = try await post("/account/sessions/token", ["userId": .string(id)], from: "127.0.0.4")
            #expect(answer.status == (count <= 10 ? 400 : 429), "\(count): \(answer.text)")
        }
    }

    @Test func anIdIsCountedInAnyCaseOfLetters() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("spelled")
        for (count, id) in ["spelled", "SPELLED", "Spelled", "sPelled", "spElled"].flatMap({ [$0, $0] }).enumerated() {
            let body: JSONObject = ["userId": .string(id), "secret": .string("\(count)")]
            expect(
                try await service.call(.post, "/account/sessions/token", body, service.guestFields), 401,
                "user_invalid_token")
        }
        let body: JSONObject = ["userId": "SPElled", "secret": .string(try await newToken(of: "spelled"))]
        expect(
            try await service.call(.post, "/account/sessions/token", body, service.guestFields), 429,
            "general_rate_limit_exceeded")
    }

    @Test func tenWrongGuessesVoidTheTokensThatAreOutstanding() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("guessed")
        try await service.makeUser("neighbour")
        let (first, second) = (try await newToken(of: "guessed"), try await newToken(of: "guessed"))
        let other = try await newToken(of: "neighbour")
        func guess(_ id: String, _ secret: String, from source: String) async throws -> Int {
            try await post("/account/sessions/token", ["userId": .string(id), "secret": .string(secret)], from: source)
                .status
        }
        for count in 0..<9 {
            #expect(try await guess("GUESSED", "wrong-\(count)", from: "127.0.0.\(20 + count % 3)") == 401)
        }
        // Nine void none.
        #expect(try await guess("guessed", first, from: "127.0.0.30") == 201)
        // A right guess in between does not help the wrong ones.
        #expect(try await guess("guessed", "wrong-9", from: "127.0.0.31") == 401)
        #expect(try await guess("guessed", second, from: "127.0.0.30") == 401)
        // A new one is as good as ever, and others' were never touched.
        #expect(try await guess("guessed", try await newToken(of: "guessed"), from: "127.0.0.30") == 201)
        #expect(try await guess("neighbour", other, from: "127.0.0.30") == 201)
    }

    @Test(arguments: ["email", "phone", "password"])
    func passwordsAreNotGuessedThroughASession(_ name: String) async throws {
        let service = try ServiceUnderTest.current
        let id = "session-\(name)"
        try await service.makeUser(id)
        let (stolen, own) = (try await service.signedInFields(id), try await service.signedInFields(id))
        func body(_ password: String) -> JSONObject {
            switch name {
            case "email": ["email": .string("new-\(id)@example.com"), "password": .string(password)]
            case "phone": ["phone": "+14155550155", "password": .string(password)]
            default: ["password": "brand-new-1", "oldPassword": .string(password)]
            }
        }
        for count in 1...10 {
            let answer = try await service.call(.patch, "/account/\(name)", body("wrong-\(count)"), stolen)
            expect(answer, 401, "user_invalid_credentials")
            #expect(answer.fields["X-RateLimit-Remaining"] == "\(10 - count)")
        }
        // The three calls are one: none is another ten guesses.
        for (path, body) in [
            ("email", ["email": "a@example.org", "password": "appwrite"]),
            ("phone", ["phone": "+14155550156", "password": "appwrite"]),
            ("password", ["password": "brand-new-1", "oldPassword": "appwrite"]),
        ] as [(String, JSONObject)] {
            expect(
                try await service.call(.patch, "/account/\(path)", body, stolen), 429, "general_rate_limit_exceeded")
        }
        // Who stole one session does not keep the owner from changing the password in another.
        let answer = try await service.call(.patch, "/account/\(name)", body("appwrite"), own)
        #expect(answer.status == 200, "\(answer.text)")
    }
}
