import AppwriteUsers
import JSONText
import Testing
import UserStorage
import UsersServer

/// What newer SDKs call (Users API, not in the seed); JSON Web Tokens are with the sessions.
@Suite(.service { $0.now = { .now() } }) struct NewerMethodTests {
    private static func impersonator(_ value: String) -> ContractRequest {
        .patch("/users/{user}/impersonator", #"{"impersonator":\#(value)}"#)
    }

    static let rows: [ContractRow] = [
        ContractRow(
            "updateImpersonator", impersonator("true"), .success(#"{"$id":"{user}","impersonator":true}"#)),
        ContractRow(
            "updateImpersonator back", given: [impersonator("true")], impersonator("\"0\""),
            .success(#"{"impersonator":false}"#)),
        ContractRow("updateImpersonator: it is needed", .patch("/users/{user}/impersonator"), .missing("impersonator")),
        ContractRow(
            "updateImpersonator: no truth value", impersonator("\"x\""), .invalid("impersonator", Words.bool)),
        ContractRow(
            "updateImpersonator: unknown user", .patch("/users/nobody/impersonator", #"{"impersonator":true}"#),
            .userNotFound),
        ContractRow(
            "getMFAChallenge: none", .get("/users/{user}/mfa/challenges/nothing"), .failure(401, "user_invalid_token")),
        ContractRow(
            "getMFAChallenge: malformed", .get("/users/{user}/mfa/challenges/_"),
            .invalid("challengeId", Words.uid)),
        ContractRow("createJWT: unknown user", .post("/users/nobody/jwts"), .userNotFound),
        ContractRow("createJWT of a user without sessions", .post("/users/{user}/jwts"), .created()),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }

    @Test func challengeIsReadWithItsCodeUntilItEnds() async throws {
        let service = try ServiceUnderTest.current
        for id in ["challenged", "bystander"] { _ = try await service.call(.post, "/users", ["userId": .string(id)]) }
        try await service.store.write { transaction in
            let now = Timestamp.now()
            let later = now.adding(seconds: 60)
            let challenges = [
                ("open", "custom", later), ("ended", "custom", now.adding(seconds: -60)), ("mail", "email", later),
                ("phone", "phone", later), ("totp", "totp", later), ("codes", "recoverycode", later),
            ]
            for (id, type, expire) in challenges {
                try transaction.insert(
                    StoredChallenge(
                        id: id, userId: "challenged", type: type, code: "123456", expire: expire, createdAt: now))
            }
        }
        let open = try await service.call(.get, "/users/challenged/mfa/challenges/open")
        #expect(open.status == 200)
        #expect(open.json["$id"] == "open")
        #expect(open.json["userId"] == "challenged")
        #expect(open.json["code"] == "123456")
        let others = ["ended", "mail", "phone", "totp", "codes"].map { "/users/challenged/mfa/challenges/\($0)" }
        for path in others + ["/users/bystander/mfa/challenges/open"] {
            let refused = try await service.call(.get, path)
            #expect(refused.status == 401)
            #expect(refused.errorType == "user_invalid_token")
        }
    }
}
