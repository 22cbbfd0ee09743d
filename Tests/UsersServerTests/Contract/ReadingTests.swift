import AppwriteUsers
import JSONText
import Testing
import UserStorage
import UsersServer

/// The calls that read users and what belongs to them (Users API, read users).
@Suite(.service { $0.now = { .now() } }) struct ReadingTests {
    private static func syntax(_ words: String) -> ContractAnswer {
        .invalid("queries", "Invalid query: \(words)")
    }
    private static let ownId = #"{"method":"equal","attribute":"$id","values":["{user}"]}"#

    static let rows: [ContractRow] = [
        ContractRow(
            "list", .get("/users", ownId),
            .success(#"{"total":1,"users":[{"$id":"{user}","targets":[{"identifier":"{user}@example.com"}]}]}"#)),
        ContractRow(
            "list by search", .get("/users?search={user}"), .success(#"{"total":1,"users":[{"$id":"{user}"}]}"#)),
        ContractRow(
            "list without total", .get("/users?total=false&search={user}"),
            .success(#"{"total":0,"users":[{"$id":"{user}"}]}"#)),
        ContractRow(
            "list without total, by Python", .get("/users?total=False&search={user}"),
            .success(#"{"total":0,"users":[{"$id":"{user}"}]}"#)),
        ContractRow(
            "list with total, by Python", .get("/users?total=True&search={user}"),
            .success(#"{"total":1,"users":[{"$id":"{user}"}]}"#)),
        ContractRow("list: no other spelling of total", .get("/users?total=FALSE"), .invalid("total", Words.bool)),
        ContractRow(
            "list with total", .get("/users?total=1&search={user}"),
            .success(#"{"total":1,"users":[{"$id":"{user}"}]}"#)),
        ContractRow("list: total is a truth value", .get("/users?total=yes"), .invalid("total", Words.bool)),
        ContractRow("list: search may not be empty", .get("/users?search="), .invalid("search", Words.text(256))),
        ContractRow(
            "list: search may not be longer than 256", .get("/users?search=\(String(repeating: "x", count: 257))"),
            .invalid("search", Words.text(256))),
        ContractRow(
            "list: queries come before search", .get("/users?search=", "x"), syntax("Syntax error")),
        ContractRow("list: no JSON", .get("/users", "limit(1)"), syntax("Syntax error")),
        ContractRow(
            "list: unknown method", .get("/users", #"{"method":"foo","values":[1]}"#),
            syntax("Invalid query method: foo")),
        ContractRow(
            "list: unknown attribute", .get("/users", #"{"method":"equal","attribute":"foo","values":["1"]}"#),
            syntax("Attribute not found in schema: foo")),
        ContractRow(
            "list: whose password is not known to be pwned",
            .get("/users", #"{"method":"isNull","attribute":"passwordPwned"}"#, ownId),
            .success(#"{"total":1,"users":[{"$id":"{user}","passwordPwned":null}]}"#)),
        ContractRow(
            "list: whose password is pwned or not",
            .get(
                "/users",
                #"{"method":"or","values":[{"method":"equal","attribute":"passwordPwned","values":[true,false]},"#
                    + #"{"method":"isNotNull","attribute":"passwordPwned"}]}"#, ownId),
            .success(#"{"total":0,"users":[]}"#)),
        ContractRow(
            "list: wrong type of passwordPwned",
            .get("/users", #"{"method":"equal","attribute":"passwordPwned","values":["x"]}"#),
            syntax(#"Query value is invalid for attribute "passwordPwned""#)),
        ContractRow(
            "list: the largest page", .get("/users", #"{"method":"limit","values":[5000]}"#, ownId),
            .success(#"{"total":1}"#)),
        ContractRow(
            "list: too large a page", .get("/users", #"{"method":"limit","values":[5001]}"#),
            syntax("Invalid limit: Value must be a valid range between 1 and 5,000")),
        ContractRow(
            "logs: too large a page", .get("/users/{user}/logs", #"{"method":"limit","values":[2147483648]}"#),
            syntax("Invalid limit: Value must be a valid range between 1 and 5,000")),
        ContractRow(
            "list: no values", .get("/users", #"{"method":"equal","attribute":"name","values":[]}"#),
            syntax("Equal queries require at least one value.")),
        ContractRow(
            "list: wrong type", .get("/users", #"{"method":"equal","attribute":"status","values":["x"]}"#),
            syntax(#"Query value is invalid for attribute "status""#)),
        ContractRow(
            "list: select is refused", .get("/users", #"{"method":"select","values":["name"]}"#),
            .failure(400, "general_argument_invalid")),
        ContractRow(
            "list: no index for a search", .get("/users", #"{"method":"search","attribute":"name","values":["x"]}"#),
            .failure(
                400, "general_query_invalid", #"Searching by attribute "name" requires a fulltext index."#)),
        ContractRow(
            "list: unknown cursor", .get("/users", #"{"method":"cursorAfter","values":["nobody"]}"#),
            .failure(400, "general_cursor_not_found", "User 'nobody' for the 'cursor' value not found.")),
        ContractRow(
            "list: malformed cursor", .get("/users", #"{"method":"cursorAfter","values":["_"]}"#),
            .failure(400, "general_argument_invalid")),
        ContractRow(
            "list: nothing to continue from",
            .get(
                "/users", #"{"method":"orderAsc","attribute":"phone"}"#,
                #"{"method":"cursorAfter","values":["{user}"]}"#),
            .failure(
                400, "database_query_order_null",
                "The order attribute 'phone' had a null value. Cursor pagination requires all documents order "
                    + "attribute values are non-null.")),
        ContractRow(
            "get", .get("/users/{user}"), .success(#"{"$id":"{user}","name":"Ada Lovelace"}"#)),
        ContractRow(
            "get_prefs", given: [.patch("/users/{user}/prefs", #"{"prefs":{"a":[]}}"#)], .get("/users/{user}/prefs"),
            .success(#"{"a":[]}"#)),
        ContractRow(
            "list_sessions", given: [.post("/users/{user}/sessions")], .get("/users/{user}/sessions"),
            .success(
                #"{"total":1,"sessions":[{"$id":"{last}","userId":"{user}","current":false,"provider":"server"}]}"#)),
        ContractRow("list_sessions of none", .get("/users/{user}/sessions"), .success(#"{"total":0,"sessions":[]}"#)),
        ContractRow(
            "list_sessions without total", given: [.post("/users/{user}/sessions")],
            .get("/users/{user}/sessions?total=0"), .success(#"{"total":0,"sessions":[{"$id":"{last}"}]}"#)),
        ContractRow(
            "list_memberships", .get("/users/{user}/memberships"), .success(#"{"total":0,"memberships":[]}"#)),
        ContractRow(
            "list_memberships: an array has no order",
            .get("/users/{user}/memberships", #"{"method":"equal","attribute":"roles","values":["owner"]}"#),
            syntax(#"Cannot query equal on attribute "roles" because it is an array."#)),
        ContractRow(
            "list_memberships: search may not be empty", .get("/users/{user}/memberships?search="),
            .invalid("search", Words.text(256))),
        ContractRow(
            "list_memberships: no attribute of users",
            .get("/users/{user}/memberships", #"{"method":"equal","attribute":"email","values":["x"]}"#),
            syntax("Attribute not found in schema: email")),
        ContractRow(
            "list_logs", .get("/users/{user}/logs"),
            .success(#"{"total":1,"logs":[{"event":"user.create","userId":"{user}","userName":"Ada Lovelace"}]}"#)),
        ContractRow(
            "list_logs without total", .get("/users/{user}/logs?total=false"),
            .success(#"{"total":0,"logs":[{"event":"user.create"}]}"#)),
        ContractRow(
            "list_logs by page", given: [.patch("/users/{user}/name", #"{"name":"B"}"#)],
            .get("/users/{user}/logs", #"{"method":"limit","values":[1]}"#, #"{"method":"offset","values":[1]}"#),
            .success(#"{"total":2,"logs":[{"event":"user.create"}]}"#)),
        ContractRow(
            "list_logs takes limit and offset only", .get("/users/{user}/logs", ownId),
            .failure(400, "general_argument_invalid")),
        ContractRow(
            "list_logs in no other order", .get("/users/{user}/logs", #"{"method":"orderDesc","attribute":"$id"}"#),
            .failure(400, "general_argument_invalid")),
        ContractRow(
            "list_identities: nothing to search", .get("/users/identities?search=x"),
            .failure(400, "general_query_invalid")),
        ContractRow(
            "list_identities: search may not be empty", .get("/users/identities?search="),
            .invalid("search", Words.text(256))),
        ContractRow(
            "list_identities: unknown cursor",
            .get("/users/identities", #"{"method":"cursorAfter","values":["nobody"]}"#),
            .failure(400, "general_cursor_not_found", "Identity 'nobody' for the 'cursor' value not found.")),
        ContractRow(
            "delete_identity: not found", .delete("/users/identities/nobody"),
            .failure(
                404, "user_identity_not_found",
                "The identity could not be found. Please sign in with OAuth provider to create identity first.")),
        ContractRow(
            "delete_identity: malformed", .delete("/users/identities/_"), .invalid("identityId", Words.uid)),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }

    /// `{}` and not `[]`, which PHP writes for an empty object.
    @Test func preferencesOfNewUsersAreAnEmptyObject() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "unprepared"])
        #expect(try await service.call(.get, "/users/unprepared/prefs").text == "{}")
    }

    /// The list shows what the store keeps of a secret: nobody can sign in with it.
    @Test func sessionsAreListedWithTheDigestOfTheirSecret() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "listed"])
        let made = try await service.call(.post, "/users/listed/sessions").json
        let listed = try await service.call(.get, "/users/listed/sessions").json["sessions"]?.arrayValue?.first
        let digest = try #require(listed?["secret"]?.stringValue)
        #expect(digest.wholeMatch(of: /[0-9a-f]{64}/) != nil)
        #expect(.string(digest) != made["secret"])
    }

    @Test func expiredSessionsAreListed() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "expired"])
        let id = try #require(try await service.call(.post, "/users/expired/sessions").json["$id"]?.stringValue)
        try await service.store.write { transaction in
            let session = try #require(try transaction.session(id: id))
            try transaction.setExpire(Timestamp(milliseconds: 0), ofSession: session, at: .now())
        }
        #expect(try await service.call(.get, "/users/expired/sessions").json["total"] == 1)
    }

    @Test func identitiesAreListedAndDeleted() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "linked"])
        try await service.store.write { transaction in
            try transaction.insert(
                StoredIdentity(
                    id: "identity", userId: "linked", provider: "github", providerUid: "7",
                    providerEmail: "linked@example.com", createdAt: .now(), updatedAt: .now()))
        }
        let query = ContractRequest.get(
            "/users/identities", #"{"method":"equal","attribute":"providerUid","values":["7"]}"#)
        let listed = try await query.sent(to: service, user: "", last: "")
        #expect(listed.json["total"] == 1)
        let deleted = try await service.call(.delete, "/users/identities/identity")
        #expect(deleted.status == 204)
        #expect(try await query.sent(to: service, user: "", last: "").json == ["total": 0, "identities": []])
    }

    /// The total is of the page's own rows: with a limit it tells nothing of the others.
    @Test func membershipsAreCountedByPage() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "member", "name": "Ada", "phone": "+14155550161"])
        try await service.store.write { transaction in
            for (id, role) in [("first", "owner"), ("second", "guest"), ("third", "owner")] {
                try transaction.insert(
                    StoredMembership(
                        id: id, userId: "member", teamId: "team-\(id)", roles: [role], createdAt: .now(),
                        updatedAt: .now()))
            }
        }
        let path = "/users/member/memberships"
        let limited = ContractRequest.get(path, #"{"method":"limit","values":[2]}"#)
        let page = try await limited.sent(to: service, user: "", last: "").json
        #expect(page["total"] == 2)
        #expect(page["memberships"]?.arrayValue?.map { $0["$id"] } == ["first", "second"])
        #expect(page["memberships"]?.arrayValue?.first?["userName"] == "Ada")
        #expect(page["memberships"]?.arrayValue?.first?["userPhone"] == "+14155550161")
        #expect(page["memberships"]?.arrayValue?.first?["joined"] == "")
        let owners = ContractRequest.get(path, #"{"method":"contains","attribute":"roles","values":["owner"]}"#)
        let found = try await owners.sent(to: service, user: "", last: "").json
        #expect(found["memberships"]?.arrayValue?.map { $0["$id"] } == ["first", "third"])
    }

    @Test func listHas25LogsUnlessALimitIsGiven() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "logged"])
        for _ in 0..<26 { _ = try await service.call(.patch, "/users/logged/name", ["name": "x"]) }
        let response = try await service.call(.get, "/users/logged/logs")
        #expect(response.json["total"] == 27)
        #expect(response.json["logs"]?.arrayValue?.count == 25)
    }

    /// At most once a day.
    @Test(
        arguments: [
            (.get, "/account"), (.get, "/account/prefs"), (.get, "/account/sessions"),
            (.get, "/account/sessions/current"),
            (.patch, "/account/name"), (.patch, "/account/prefs"),
        ] as [(HTTPMethod, String)])
    func everyCallOfAUserIsNotedOnceADay(_ method: HTTPMethod, _ path: String) async throws {
        let service = try ServiceUnderTest.current
        let id = "seen-\(method)-\(path.utf8.count)"
        _ = try await service.call(.post, "/users", ["userId": .string(id)])
        let secret = try await service.call(.post, "/users/\(id)/sessions").json["secret"]?.stringValue ?? ""
        let fields: HeaderFields = ["X-Appwrite-Project": service.project, "X-Appwrite-Session": secret]
        let body: JSONObject? = method == .get ? nil : ["name": "Seen", "prefs": [:]]
        func seen(_ time: Timestamp) async throws -> JSONValue? {
            try await service.store.write { transaction in
                _ = try transaction.setAccessedAt(time, ofUser: #require(try transaction.user(id: id)))
            }
            #expect(try await service.call(method, path, body, fields).status == 200)
            return try await service.call(.get, "/users/\(id)").json["accessedAt"]
        }
        let now = Timestamp.now()
        let today = now.adding(seconds: -86_000)
        #expect(try await seen(today) == .string("\(today)"))
        let again = try await seen(now.adding(seconds: -86_500))
        #expect(try #require(again?.stringValue.flatMap { Timestamp($0) }) >= now)
    }

    @Test func listHas25UsersUnlessALimitIsGiven() async throws {
        let service = try ServiceUnderTest.current
        for index in 0..<26 { _ = try await service.call(.post, "/users", ["userId": .string("page\(index)")]) }
        let response = try await service.call(.get, "/users?search=page")
        #expect(response.json["total"] == 26)
        #expect(response.json["users"]?.arrayValue?.count == 25)
    }
}
