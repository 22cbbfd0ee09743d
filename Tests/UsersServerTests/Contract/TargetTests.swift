import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// Where messages reach a user (Users API, targets).
@Suite(.service()) struct TargetTests {
    private static let exists = ContractAnswer.failure(
        409, "user_target_already_exists", "A target with the same ID already exists.")
    private static let notFound = ContractAnswer.failure(
        404, "user_target_not_found", "The target could not be found.")
    private static let badEmail = ContractAnswer.failure(
        400, "general_invalid_email", "Value must be a valid email address.")
    private static let badPhone = ContractAnswer.failure(
        400, "general_invalid_phone",
        "Value must be a valid phone number. Format this number with a leading '+' and a country code, e.g., "
            + "+16175551212.")

    private static func create(_ type: String, _ identifier: String, of user: String = "{user}") -> ContractRequest {
        .post(
            "/users/\(user)/targets",
            #"{"targetId":"{user}t","providerType":"\#(type)","identifier":"\#(identifier)"}"#)
    }
    private static func update(_ body: String) -> ContractRequest { .patch("/users/{user}/targets/{user}t", body) }

    static let rows: [ContractRow] = [
        ContractRow(
            "create_target: push",
            .post(
                "/users/{user}/targets",
                #"{"targetId":"{user}t","providerType":"push","identifier":"{user} token","name":"Phone"}"#),
            .created(
                #"{"$id":"{user}t","userId":"{user}","providerType":"push","identifier":"{user} token","name":"Phone","#
                    + #""providerId":null,"expired":false}"#)),
        ContractRow(
            "create_target: email", create("email", "second.{user}@example.com"),
            .created(#"{"providerType":"email","identifier":"second.{user}@example.com","name":""}"#)),
        ContractRow(
            "create_target: sms", create("sms", "+14155550131"),
            .created(#"{"providerType":"sms","identifier":"+14155550131"}"#)),
        ContractRow(
            "create_target: id of the server's choice",
            .post("/users/{user}/targets", #"{"targetId":"unique()","providerType":"push","identifier":"{user}"}"#),
            .created(#"{"identifier":"{user}"}"#)),
        ContractRow("create_target: no address", create("email", "x"), badEmail),
        ContractRow("create_target: no number", create("sms", "0415"), badPhone),
        ContractRow(
            "create_target: the identifier comes before the user", create("email", "x", of: "nobody"), badEmail),
        ContractRow("create_target: id is needed", .post("/users/{user}/targets"), .missing("targetId")),
        ContractRow(
            "create_target: type is needed", .post("/users/{user}/targets", #"{"targetId":"t"}"#),
            .missing("providerType")),
        ContractRow(
            "create_target: identifier is needed",
            .post("/users/{user}/targets", #"{"targetId":"t","providerType":"push"}"#), .missing("identifier")),
        ContractRow(
            "create_target: parameters come before the address's form",
            .post(
                "/users/{user}/targets",
                #"{"targetId":"t","providerType":"email","identifier":"x","providerId":"_"}"#),
            .invalid("providerId", Words.uid)),
        ContractRow(
            "create_target: name may not be empty",
            .post("/users/{user}/targets", #"{"targetId":"t","providerType":"push","identifier":"x","name":""}"#),
            .invalid("name", Words.text(128))),
        ContractRow("create_target: id clash", given: [create("push", "{user} a")], create("push", "{user} b"), exists),
        ContractRow(
            "create_target: identifier clash",
            .post(
                "/users/{user}/targets",
                #"{"targetId":"unique()","providerType":"push","identifier":"{user}@example.com"}"#),
            exists),
        ContractRow(
            "create_target: identifier clash with another user's",
            given: [.post("/users", #"{"userId":"{user}2","phone":"+14155550132"}"#)], create("sms", "+14155550132"),
            exists),
        ContractRow(
            "create_target: unknown provider is left out",
            .post(
                "/users/{user}/targets",
                #"{"targetId":"{user}t","providerType":"push","identifier":"{user}","providerId":"nothing"}"#),
            .created(#"{"providerId":null}"#)),
        ContractRow(
            "get_target", given: [create("push", "{user} a")], .get("/users/{user}/targets/{user}t"),
            .success(#"{"$id":"{user}t","identifier":"{user} a"}"#)),
        ContractRow("get_target: not found", .get("/users/{user}/targets/nothing"), notFound),
        ContractRow(
            "get_target: another user's", given: [.post("/users", #"{"userId":"{user}2"}"#), create("push", "{user}")],
            .get("/users/{user}2/targets/{user}t"), notFound),
        ContractRow("get_target: malformed", .get("/users/{user}/targets/_"), .invalid("targetId", Words.uid)),
        ContractRow(
            "list_targets", given: [create("push", "{user} a")], .get("/users/{user}/targets"),
            .success(#"{"total":2,"targets":[{"providerType":"email"},{"$id":"{user}t"}]}"#)),
        ContractRow(
            "list_targets by type", given: [create("push", "{user} a")],
            .get("/users/{user}/targets", #"{"method":"equal","attribute":"providerType","values":["push"]}"#),
            .success(#"{"total":1,"targets":[{"$id":"{user}t"}]}"#)),
        ContractRow(
            "list_targets without total", .get("/users/{user}/targets?total=false"),
            .success(#"{"total":0,"targets":[{"userId":"{user}"}]}"#)),
        ContractRow(
            "list_targets: unknown cursor",
            .get("/users/{user}/targets", #"{"method":"cursorAfter","values":["nothing"]}"#),
            .failure(400, "general_cursor_not_found", "Target 'nothing' for the 'cursor' value not found.")),
        ContractRow(
            "list_targets: no attribute of users",
            .get("/users/{user}/targets", #"{"method":"equal","attribute":"email","values":["x"]}"#),
            .invalid("queries", "Invalid query: Attribute not found in schema: email")),
        ContractRow(
            "update_target: name", given: [create("push", "{user} a")], update(#"{"name":"New"}"#),
            .success(#"{"name":"New","identifier":"{user} a"}"#)),
        ContractRow(
            "update_target: identifier", given: [create("push", "{user} a")], update(#"{"identifier":"{user} b"}"#),
            .success(#"{"name":"","identifier":"{user} b","expired":false}"#)),
        ContractRow(
            "update_target: nothing", given: [create("push", "{user} a")], update("{}"),
            .success(#"{"identifier":"{user} a"}"#)),
        ContractRow(
            "update_target: no address", given: [create("email", "b.{user}@example.com")],
            update(#"{"identifier":"x"}"#), badEmail),
        ContractRow(
            "update_target: no number", given: [create("sms", "+14155550133")], update(#"{"identifier":"x"}"#), badPhone
        ),
        ContractRow(
            "update_target: identifier clash", given: [create("push", "{user} a")],
            update(#"{"identifier":"{user}@example.com"}"#), exists),
        ContractRow(
            "update_target: unknown provider", given: [create("push", "{user} a")],
            update(#"{"providerId":"nothing"}"#), .failure(404, "provider_not_found")),
        ContractRow("update_target: not found", update(#"{"name":"New"}"#), notFound),
        ContractRow("update_target: malformed", .patch("/users/{user}/targets/_"), .invalid("targetId", Words.uid)),
        ContractRow(
            "delete_target", given: [create("push", "{user} a")], .delete("/users/{user}/targets/{user}t"), .noContent),
        ContractRow("delete_target: not found", .delete("/users/{user}/targets/nothing"), notFound),
        ContractRow(
            "delete_target: another user's",
            given: [.post("/users", #"{"userId":"{user}2"}"#), create("push", "{user} a")],
            .delete("/users/{user}2/targets/{user}t"), notFound),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }

    @Test func providerMustBeOfTheTargetsType() async throws {
        let service = try ServiceUnderTest.current
        try await service.store.write { transaction in
            try transaction.insertProvider(id: "fcm", name: "FCM", type: "push")
            try transaction.insertProvider(id: "twilio", name: "Twilio", type: "sms")
        }
        let known = ContractRequest.post(
            "/users/{user}/targets",
            #"{"targetId":"{user}t","providerType":"push","identifier":"{user}","providerId":"fcm"}"#)
        let rows = [
            ContractRow("is kept", known, .created(#"{"providerId":"fcm"}"#)),
            ContractRow(
                "is set", given: [Self.create("push", "{user}")], Self.update(#"{"providerId":"fcm"}"#),
                .success(#"{"providerId":"fcm"}"#)),
            ContractRow(
                "is of another type", given: [known], Self.update(#"{"providerId":"twilio"}"#),
                .failure(400, "provider_incorrect_type")),
        ]
        for row in rows { try await row.check(service) }
    }

    @Test func anotherIdentifierIsNoLongerExpired() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "expiring"])
        try await service.store.write { transaction in
            try transaction.insert(
                StoredTarget(
                    id: "dead", userId: "expiring", providerType: "push", providerId: nil, identifier: "dead token",
                    name: "", expired: true, createdAt: .now(), updatedAt: .now()))
        }
        let renamed = try await service.call(.patch, "/users/expiring/targets/dead", ["name": "Old phone"])
        #expect(renamed.json["expired"] == true)
        let changed = try await service.call(.patch, "/users/expiring/targets/dead", ["identifier": "live token"])
        #expect(changed.json["expired"] == false)
    }
}
