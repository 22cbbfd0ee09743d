import AppwriteUsers
import Foundation
import JSONText
import Testing
import UserStorage
import UsersServer

/// Users API, sessions and tokens: `POST /account/sessions/token`.
@Suite(.service()) struct TokenSignInTests {
    private static let words = "Invalid token passed in the request."

    private func signIn(
        _ id: String, _ secret: String, _ service: ServiceUnderTest
    ) async throws -> HTTPTransportResponse {
        try await service.call(
            .post, "/account/sessions/token", ["userId": .string(id), "secret": .string(secret)], service.guestFields)
    }

    @Test func changesATokenForASessionOnce() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("token")
        let token = try await service.call(.post, "/users/token/tokens", [:])
        #expect(token.status == 201)
        let secret = try #require(token.json["secret"]?.stringValue)
        #expect(secret.utf8.count == 6)
        try await service.makeUser("other")
        expect(try await signIn("other", secret, service), 401, "user_invalid_token", Self.words)
        expect(try await signIn("nobody", secret, service), 401, "user_invalid_token", Self.words)
        let answer = try await signIn("token", secret, service)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer.json["provider"] == "token")
        #expect(answer.json["factors"] == ["token"])
        #expect(answer.json["current"] == true)
        #expect(answer.json["secret"] == "")
        #expect(answer.values("Set-Cookie").count == 2)
        expect(try await signIn("token", secret, service), 401, "user_invalid_token", Self.words)
    }

    @Test func usesATokenOnceThoughManyAskAtOnce() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("race")
        let token = try await service.call(.post, "/users/race/tokens", ["length": 128])
        let secret = try #require(token.json["secret"]?.stringValue)
        #expect(secret.utf8.count == 128)
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 { group.addTask { try await signIn("race", secret, service).status } }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses.sorted() == [201] + Array(repeating: 401, count: 7))
    }

    @Test func refusesAnExpiredToken() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("late")
        let user = try #require(try await service.store.read { try $0.user(id: "late") })
        let past = Timestamp(milliseconds: Timestamp.now().milliseconds - 1000)
        // SHA-256 of "abc" (FIPS 180-2, appendix B.1).
        let token = StoredToken(
            id: "late", userId: "late", userSequence: user.sequence,
            secretDigest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", expire: past,
            createdAt: past)
        try await service.store.write { try $0.insert(token) }
        expect(try await signIn("late", "abc", service), 401, "user_invalid_token", Self.words)
    }

    @Test(arguments: ["brand-new-1", ""]) func aResetOfThePasswordVoidsTokens(_ password: String) async throws {
        let service = try ServiceUnderTest.current
        let id = "reset\(password.utf8.count)"
        try await service.makeUser(id)
        let token = try await service.call(.post, "/users/\(id)/tokens", [:])
        let secret = try #require(token.json["secret"]?.stringValue)
        let reset = try await service.call(.patch, "/users/\(id)/password", ["password": .string(password)])
        #expect(reset.status == 200, "\(reset.text)")
        expect(try await signIn(id, secret, service), 401, "user_invalid_token", Self.words)
    }

    @Test func aChangeOfThePasswordVoidsTokens() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("own")
        let token = try await service.call(.post, "/users/own/tokens", [:])
        let secret = try #require(token.json["secret"]?.stringValue)
        let change = try await service.call(
            .patch, "/account/password", ["password": "brand-new-1", "oldPassword": "appwrite"],
            try await service.signedInFields("own"))
        #expect(change.status == 200, "\(change.text)")
        expect(try await signIn("own", secret, service), 401, "user_invalid_token", Self.words)
    }

    @Test func refusesABlockedUserAndAnActiveSession() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("stopped")
        let token = try await service.call(.post, "/users/stopped/tokens", [:])
        let secret = try #require(token.json["secret"]?.stringValue)
        let fields = try await service.signedInFields("stopped")
        expect(
            try await service.call(
                .post, "/account/sessions/token", ["userId": "stopped", "secret": .string(secret)], fields), 401,
            "user_session_already_exists")
        #expect(try await service.call(.patch, "/users/stopped/status", ["status": false]).status == 200)
        expect(try await signIn("stopped", secret, service), 403, "user_blocked")
    }
}

/// JSON Web Tokens that speak for a user.
@Suite(.service { $0.now = { .now() } }) struct JSONWebTokenTests {
    private func account(_ token: String, _ service: ServiceUnderTest) async throws -> HTTPTransportResponse {
        var fields = service.guestFields
        fields.append("X-Appwrite-JWT", token)
        return try await service.call(.get, "/account", nil, fields)
    }

    private func part(_ text: String) -> String {
        Data(text.utf8).base64EncodedString().replacing("=", with: "").replacing("+", with: "-")
            .replacing("/", with: "_")
    }

    private func claims(_ token: String) throws -> JSONValue {
        var text = try #require(token.split(separator: ".").dropFirst().first).replacing("-", with: "+")
            .replacing("_", with: "/")
        while !text.count.isMultiple(of: 4) { text += "=" }
        return try JSONParser.parse(Array(try #require(Data(base64Encoded: String(text)))))
    }

    @Test func speaksForTheUserOfItsSession() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("jwt")
        let session = try await service.call(.post, "/users/jwt/sessions")
        let sessionText = try #require(session.json["secret"]?.stringValue)
        var fields = service.guestFields
        fields.append("X-Appwrite-Session", sessionText)
        let before = Timestamp.now().milliseconds / 1000
        let made = try await service.call(.post, "/account/jwts", [:], fields)
        let after = Timestamp.now().milliseconds / 1000
        #expect(made.status == 201)
        #expect(made.json.keys == ["jwt"])
        let token = try #require(made.json["jwt"]?.stringValue)
        let claims = try claims(token)
        #expect(claims["userId"] == "jwt")
        #expect(claims["sessionId"] == session.json["$id"])
        let expire = try #require(claims["exp"]?.integerValue)
        #expect(before + 900...after + 900 ~= expire)
        #expect(try await account(token, service).json["$id"] == "jwt")

        fields.append("X-Appwrite-JWT", token)
        expect(
            try await service.call(.get, "/account", nil, fields), 403, "user_jwt_and_cookie_set",
            "JWT and cookie used in the same request. Use either `setJWT` or `setCookie`. Learn about which "
                + "authentication method to use in the SSR docs: "
                + "https://appwrite.io/docs/products/auth/server-side-rendering")
        // With its session the token dies.
        let id = try #require(session.json["$id"]?.stringValue)
        #expect(try await service.call(.delete, "/users/jwt/sessions/\(id)").status == 204)
        expect(
            try await account(token, service), 401, "general_unauthorized_scope",
            #"User (role: guests) missing scopes (["account"])"#)
    }

    @Test func speaksForAUserWithoutASession() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("free")
        let made = try await service.call(.post, "/users/free/jwts", [:])
        let token = try #require(made.json["jwt"]?.stringValue)
        #expect(try claims(token)["sessionId"] == "")
        #expect(try await account(token, service).json["$id"] == "free")
    }

    @Test func refusesWhatIsNotItsOwnOrOver() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("forged")
        let made = try await service.call(.post, "/users/forged/jwts", [:])
        let token = try #require(made.json["jwt"]?.stringValue)
        let parts = token.split(separator: ".").map(String.init)
        try #require(parts.count == 3)
        let over = try await service.call(.post, "/users/forged/jwts", ["duration": 0])
        let claims = #"{"userId":"forged","sessionId":"","exp":9999999999}"#
        let unsigned = part(#"{"typ":"JWT","alg":"none"}"#)
        let other = part(#"{"typ":"JWT","alg":"HS512"}"#)
        let tokens = [
            "garbage", "..", "a.b.c", parts[0] + "." + parts[1], token + ".x",
            "\(parts[0]).\(parts[1]).", "\(parts[0]).\(part(claims)).\(parts[2])",
            "\(unsigned).\(part(claims)).", "\(unsigned).\(part(claims)).\(parts[2])", "\(unsigned).\(parts[1]).",
            "\(other).\(parts[1]).\(parts[2])",
            parts[0] + "." + parts[1] + "." + String(parts[2].reversed()),
            over.json["jwt"]?.stringValue ?? "",
        ]
        for token in tokens {
            let answer = try await account(token, service)
            expect(answer, 401, "user_jwt_invalid")
            #expect(answer.json["message"]?.stringValue?.hasPrefix("Failed to verify JWT. ") == true)
        }
        // One character of the signature.
        for index in [0, 20, 41] {
            var signature = Array(parts[2])
            signature[index] = signature[index] == "A" ? "B" : "A"
            expect(
                try await account("\(parts[0]).\(parts[1]).\(String(signature))", service), 401, "user_jwt_invalid")
        }
    }

    @Test func makesNoTokenOfItsOwnKind() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("endless")
        let made = try await service.call(
            .post, "/account/jwts", [:], try await service.signedInFields("endless"))
        var fields = service.guestFields
        fields.append("X-Appwrite-JWT", try #require(made.json["jwt"]?.stringValue))
        #expect(try await service.call(.get, "/account", nil, fields).status == 200)
        for path in ["/account/jwts", "/account/jwt"] {
            expect(
                try await service.call(.post, path, [:], fields), 403, "user_jwt_creation_denied",
                "A JWT cannot be created from a request authorized with a JWT. Authenticate with a session cookie or "
                    + "session header instead.")
        }
    }

    @Test(arguments: ["/account/sessions/email", "/account/sessions", "/account/sessions/token"])
    func signsNobodyInWhoIsSignedIn(_ path: String) async throws {
        let service = try ServiceUnderTest.current
        let id = "in-\(path.split(separator: "/").last ?? "")"
        try await service.makeUser(id)
        let made = try await service.call(.post, "/users/\(id)/jwts", ["sessionId": "none"])
        var fields = service.guestFields
        fields.append("X-Appwrite-JWT", try #require(made.json["jwt"]?.stringValue))
        let body: JSONObject = [
            "email": .string("\(id)@example.com"), "password": "appwrite", "userId": .string(id), "secret": "abcdef",
        ]
        expect(try await service.call(.post, path, body, fields), 401, "user_session_already_exists")
    }

    /// The client has no cookie of the session that its token stands on.
    @Test(arguments: ["/account/sessions", "/account/sessions/current"])
    func leavesTheCookiesAloneAtASignOut(_ path: String) async throws {
        let service = try ServiceUnderTest.current
        let id = "out-\(path.utf8.count)"
        try await service.makeUser(id)
        let made = try await service.call(.post, "/account/jwts", [:], try await service.signedInFields(id))
        var fields = service.guestFields
        fields.append("X-Appwrite-JWT", try #require(made.json["jwt"]?.stringValue))
        let answer = try await service.call(.delete, path, [:], fields)
        #expect(answer.status == 204, "\(answer.text)")
        #expect(answer.values("Set-Cookie") == [] && answer.values("X-Fallback-Cookies") == [])
    }

    @Test func doesNotSpeakForABlockedUser() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("silent")
        let made = try await service.call(.post, "/users/silent/jwts", [:])
        let token = try #require(made.json["jwt"]?.stringValue)
        #expect(try await service.call(.patch, "/users/silent/status", ["status": false]).status == 200)
        expect(try await account(token, service), 403, "user_blocked")
    }
}
