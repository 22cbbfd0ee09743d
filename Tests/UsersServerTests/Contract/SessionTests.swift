import AppwriteUsers
import Foundation
import JSONText
import Testing
import UserStorage
import UsersServer

/// Sessions, tokens and JSON Web Tokens of a user, for callers with a key (Users API, sessions and tokens).
@Suite(.service { $0.now = { .now() } }) struct SessionTests {
    private static let sessionNotFound = ContractAnswer.failure(
        404, "user_session_not_found", "The current user session could not be found.")

    static let rows: [ContractRow] = [
        ContractRow(
            "create_session", .post("/users/{user}/sessions"),
            .created(#"{"userId":"{user}","provider":"server","factors":["server"],"current":false,"mfaUpdatedAt":""}"#)
        ),
        ContractRow(
            "create_session of one who is blocked", given: [.patch("/users/{user}/status", #"{"status":false}"#)],
            .post("/users/{user}/sessions"), .created(#"{"userId":"{user}"}"#)),
        ContractRow(
            "create_session checks the id as one to choose", .post("/users/_/sessions"), .invalid("userId", Words.key)),
        ContractRow("create_session of a new id", .post("/users/unique%28%29/sessions"), .userNotFound),
        ContractRow(
            "delete_session", given: [.post("/users/{user}/sessions")], .delete("/users/{user}/sessions/{last}"),
            .noContent),
        ContractRow("delete_session: not found", .delete("/users/{user}/sessions/nothing"), sessionNotFound),
        ContractRow(
            "delete_session: another user's",
            given: [.post("/users", #"{"userId":"{user}2"}"#), .post("/users/{user}2/sessions")],
            .delete("/users/{user}/sessions/{last}"), sessionNotFound),
        ContractRow("delete_session: malformed", .delete("/users/{user}/sessions/_"), .invalid("sessionId", Words.uid)),
        ContractRow(
            "delete_sessions", given: [.post("/users/{user}/sessions"), .post("/users/{user}/sessions")],
            .delete("/users/{user}/sessions"), .noContent),
        ContractRow("delete_sessions of none", .delete("/users/{user}/sessions"), .noContent),
        ContractRow(
            "all sessions are gone then",
            given: [
                .post("/users/{user}/sessions"), .post("/users/{user}/sessions"), .delete("/users/{user}/sessions"),
            ],
            .get("/users/{user}/sessions"), .success(#"{"total":0,"sessions":[]}"#)),
        ContractRow("create_token", .post("/users/{user}/tokens"), .created(#"{"userId":"{user}","phrase":""}"#)),
        ContractRow(
            "create_token: length", .post("/users/{user}/tokens", #"{"length":3}"#),
            .invalid("length", Words.range("4 and 128"))),
        ContractRow(
            "create_token: length comes before expire", .post("/users/{user}/tokens", #"{"expire":1,"length":129}"#),
            .invalid("length", Words.range("4 and 128"))),
        ContractRow(
            "create_token: expire", .post("/users/{user}/tokens", #"{"expire":59}"#),
            .invalid("expire", Words.range("60 and 31,536,000"))),
        ContractRow(
            "createJWT: malformed session", .post("/users/{user}/jwts", #"{"sessionId":"_"}"#),
            .invalid("sessionId", Words.uid)),
        ContractRow(
            "createJWT: duration", .post("/users/{user}/jwts", #"{"duration":3601}"#),
            .invalid("duration", Words.range("0 and 3,600"))),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }

    /// base64 of a JSON of the user's id and 256 hex digits.
    @Test func secretOfASessionSignsIn() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "secretive"])
        let session = try await service.call(.post, "/users/secretive/sessions").json
        let secret = try #require(session["secret"]?.stringValue)
        let account = try await service.call(
            .get, "/account", nil, ["X-Appwrite-Project": service.project, "X-Appwrite-Session": secret])
        #expect(account.status == 200)
        #expect(account.json["$id"] == "secretive")
    }

    @Test func sessionLastsAYear() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "lasting"])
        let session = try await service.call(.post, "/users/lasting/sessions").json
        try expect(session, expireAfter: 31_536_000)
    }

    /// The limit of ten sessions is for those who sign in themselves.
    @Test func sessionsAreNotTrimmed() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "many"])
        for _ in 0..<12 { _ = try await service.call(.post, "/users/many/sessions") }
        #expect(try await service.call(.get, "/users/many/sessions").json["total"] == 12)
    }

    static let tokens: [(body: JSONObject, length: Int, seconds: Int64)] = [
        ([:], 6, 900), (["length": 128, "expire": 60], 128, 60),
        (["length": "4", "expire": "31536000"], 4, 31_536_000),
    ]

    @Test(arguments: tokens)
    func tokenHasHexDigitsAndAnEnd(_ row: (body: JSONObject, length: Int, seconds: Int64)) async throws {
        let service = try ServiceUnderTest.current
        let id = try #require(
            try await service.call(.post, "/users", ["userId": "unique()"]).json["$id"]?.stringValue)
        let token = try await service.call(.post, "/users/\(id)/tokens", row.body).json
        let secret = try #require(token["secret"]?.stringValue)
        #expect(secret.wholeMatch(of: /[0-9a-f]+/) != nil)
        #expect(secret.count == row.length)
        try expect(token, expireAfter: row.seconds)
    }

    @Test func tokenIsExchangedForASessionOnce() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "token"])
        let token = try await service.call(.post, "/users/token/tokens").json
        let body: JSONObject = ["userId": "token", "secret": token["secret"] ?? .null]
        let session = try await service.call(.post, "/account/sessions/token", body, service.guestFields)
        #expect(session.status == 201)
        #expect(session.json["provider"] == "token")
        #expect(session.json["factors"] == ["token"])
        let again = try await service.call(.post, "/account/sessions/token", body, service.guestFields)
        #expect(again.status == 401)
        #expect(again.errorType == "user_invalid_token")
    }

    @Test func jwtSpeaksForTheUser() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "jwt"])
        let answer = try await service.call(.post, "/users/jwt/jwts")
        #expect(answer.status == 201)
        #expect(answer.json.keys == ["jwt"])
        let token = try #require(answer.json["jwt"]?.stringValue)
        let account = try await service.call(
            .get, "/account", nil, ["X-Appwrite-Project": service.project, "X-Appwrite-JWT": token])
        #expect(account.json["$id"] == "jwt")
    }

    @Test func jwtNamesTheUserTheLatestSessionAndItsEnd() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "claims"])
        #expect(try await claims([:], service)["sessionId"] == "")
        let first = try await service.call(.post, "/users/claims/sessions").json["$id"] ?? .null
        let second = try await service.call(.post, "/users/claims/sessions").json["$id"] ?? .null
        #expect(try await claims([:], service)["sessionId"] == second)
        #expect(try await claims(["sessionId": "recent"], service)["sessionId"] == second)
        #expect(try await claims(["sessionId": first], service)["sessionId"] == first)
        for (body, seconds) in [([:], 900), (["duration": 60], 60), (["duration": 0], 0)] as [(JSONObject, Int64)] {
            let before = Timestamp.now().milliseconds / 1000
            let claims = try await claims(body, service)
            let after = Timestamp.now().milliseconds / 1000
            #expect(claims["userId"] == "claims")
            #expect(try #require(claims["exp"]?.integerValue) - seconds >= before)
            #expect(try #require(claims["exp"]?.integerValue) - seconds <= after)
        }
    }

    private func claims(_ body: JSONObject, _ service: ServiceUnderTest) async throws -> JSONObject {
        let token = try await service.call(.post, "/users/claims/jwts", body).json["jwt"]?.stringValue ?? ""
        let parts = token.split(separator: ".")
        try #require(parts.count == 3)
        var base64 = String(parts[1]).replacing("-", with: "+").replacing("_", with: "/")
        while !base64.count.isMultiple(of: 4) { base64 += "=" }
        let data = try #require(Data(base64Encoded: base64))
        return try #require(try JSONParser.parse(Array(data)).objectValue)
    }

    @Test func jwtOfASessionThatIsGoneIsAGuests() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "gone"])
        let session = try await service.call(.post, "/users/gone/sessions").json["$id"] ?? .null
        let answer = try await service.call(.post, "/users/gone/jwts", ["sessionId": session])
        let token = try #require(answer.json["jwt"]?.stringValue)
        let fields: HeaderFields = ["X-Appwrite-Project": service.project, "X-Appwrite-JWT": token]
        #expect(try await service.call(.get, "/account", nil, fields).status == 200)
        _ = try await service.call(.delete, "/users/gone/sessions")
        let account = try await service.call(.get, "/account", nil, fields)
        #expect(account.status == 401)
        #expect(account.errorType == "general_unauthorized_scope")
    }

    private func expect(_ json: JSONObject, expireAfter seconds: Int64) throws {
        let created = try #require(json["$createdAt"]?.stringValue.flatMap { Timestamp($0) })
        let expire = try #require(json["expire"]?.stringValue.flatMap { Timestamp($0) })
        #expect(expire.milliseconds - created.milliseconds == seconds * 1000)
    }
}
