import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// The calls that change a user (Users API, updates).
@Suite(.service()) struct UpdateTests {
    private static let targetExists = ContractAnswer.failure(
        409, "user_target_already_exists", "A target with the same ID already exists.")

    private static func email(_ email: String) -> ContractRequest {
        .patch("/users/{user}/email", #"{"email":"\#(email)"}"#)
    }
    private static func phone(_ number: String) -> ContractRequest {
        .patch("/users/{user}/phone", #"{"number":"\#(number)"}"#)
    }
    private static func labels(_ labels: String) -> ContractRequest {
        .put("/users/{user}/labels", #"{"labels":\#(labels)}"#)
    }
    private static func preferences(_ preferences: String) -> ContractRequest {
        .patch("/users/{user}/prefs", #"{"prefs":\#(preferences)}"#)
    }
    private static let badLabels = ContractAnswer.failure(400, "general_argument_invalid")

    static let rows: [ContractRow] = [
        ContractRow(
            "update_status blocks", .patch("/users/{user}/status", #"{"status":"false"}"#),
            .success(#"{"$id":"{user}","status":false}"#)),
        ContractRow("update_status needs it", .patch("/users/{user}/status"), .missing("status")),
        ContractRow("update_labels", labels(#"["vip","b2b"]"#), .success(#"{"labels":["vip","b2b"]}"#)),
        ContractRow(
            "update_labels replaces", given: [labels(#"["old"]"#)], labels(#"["new"]"#),
            .success(#"{"labels":["new"]}"#)),
        ContractRow(
            "update_labels keeps the first of duplicates", labels(#"["b","a","b","A","a"]"#),
            .success(#"{"labels":["b","a","A"]}"#)),
        ContractRow("update_labels clears", given: [labels(#"["old"]"#)], labels("[]"), .success(#"{"labels":[]}"#)),
        ContractRow("update_labels needs them", .put("/users/{user}/labels"), .missing("labels")),
        ContractRow(
            "update_labels takes 1000",
            labels("[\((1...1000).map { #""l\#($0)""# }.joined(separator: ","))]"), .success(#"{"status":true}"#)),
        ContractRow(
            "update_labels refuses 1001",
            labels("[\((1...1001).map { #""l\#($0)""# }.joined(separator: ","))]"), badLabels),
        ContractRow(
            "update_labels takes 36 characters", labels(#"["\#(String(repeating: "9", count: 36))"]"#),
            .success(#"{"labels":["\#(String(repeating: "9", count: 36))"]}"#)),
        ContractRow(
            "update_labels refuses 37", labels(#"["\#(String(repeating: "9", count: 37))"]"#), badLabels),
        ContractRow("update_labels refuses an empty one", labels(#"["a",""]"#), badLabels),
        ContractRow("update_labels refuses punctuation", labels(#"["a-b"]"#), badLabels),
        ContractRow("update_labels refuses what is not ASCII", labels(#"["é"]"#), badLabels),
        ContractRow("update_labels refuses numbers", labels("[1]"), badLabels),
        ContractRow("update_labels refuses a text", labels(#""a""#), badLabels),
        ContractRow(
            "update_name", .patch("/users/{user}/name", #"{"name":"Grace"}"#), .success(#"{"name":"Grace"}"#)),
        ContractRow("update_name to none", .patch("/users/{user}/name", #"{"name":""}"#), .success(#"{"name":""}"#)),
        ContractRow("update_name needs it", .patch("/users/{user}/name"), .missing("name")),
        ContractRow(
            "update_email in lower case, unverified, with its target",
            given: [.patch("/users/{user}/verification", #"{"emailVerification":true}"#)],
            email("New-{user}@Example.COM"),
            .success(
                #"{"email":"new-{user}@example.com","emailVerification":false,"targets":[{"providerType":"email","#
                    + #""identifier":"new-{user}@example.com"}]}"#)),
        ContractRow(
            "update_email to none", email(""),
            .success(#"{"email":"","emailVerification":false,"emailCanonical":null,"targets":[]}"#)),
        ContractRow(
            "update_email from none", given: [email("")], email("again-{user}@example.com"),
            .success(#"{"email":"again-{user}@example.com","targets":[{"identifier":"again-{user}@example.com"}]}"#)),
        ContractRow("update_email to the same one", email("{user}@example.com"), targetExists),
        ContractRow(
            "update_email to another user's",
            given: [.post("/users", #"{"userId":"{user}2","email":"{user}2@example.com"}"#)],
            email("{user}2@example.com"), targetExists),
        ContractRow(
            "update_email to any target",
            given: [
                .post(
                    "/users/{user}/targets",
                    #"{"targetId":"unique()","providerType":"push","identifier":"push-{user}@example.com"}"#)
            ],
            email("push-{user}@example.com"), targetExists),
        ContractRow(
            "update_email to one whose target is gone",
            given: [
                .post("/users", #"{"userId":"{user}2"}"#),
                .post(
                    "/users/{user}2/targets",
                    #"{"targetId":"{user}t","providerType":"email","identifier":"{user}3@example.com"}"#),
                .post("/users", #"{"userId":"{user}3","email":"{user}3@example.com"}"#),
                .delete("/users/{user}2/targets/{user}t"),
            ],
            email("{user}3@example.com"),
            .failure(
                409, "user_email_already_exists", "A user with the same email already exists in the current project.")),
        ContractRow("update_email to none of an address", email("x"), .invalid("email", Words.email)),
        ContractRow("update_email needs it", .patch("/users/{user}/email"), .missing("email")),
        ContractRow(
            "update_phone, unverified, with its target",
            given: [.patch("/users/{user}/verification/phone", #"{"phoneVerification":true}"#)], phone("+14155550121"),
            .success(
                #"{"phone":"+14155550121","phoneVerification":false,"targets":[{"providerType":"email"},"#
                    + #"{"providerType":"sms","identifier":"+14155550121"}]}"#)),
        ContractRow(
            "update_phone to none", given: [phone("+14155550122")], phone(""),
            .success(#"{"phone":"","phoneVerification":false,"targets":[{"providerType":"email"}]}"#)),
        ContractRow("update_phone to none for many", phone(""), .success(#"{"phone":""}"#)),
        ContractRow(
            "update_phone to the same one", given: [phone("+14155550123")], phone("+14155550123"), targetExists),
        ContractRow(
            "update_phone to another user's",
            given: [.post("/users", #"{"userId":"{user}2","phone":"+14155550124"}"#)], phone("+14155550124"),
            targetExists),
        ContractRow(
            "update_phone to one whose target is gone",
            given: [
                .post("/users", #"{"userId":"{user}2"}"#),
                .post(
                    "/users/{user}2/targets",
                    #"{"targetId":"{user}t","providerType":"sms","identifier":"+14155550125"}"#),
                .post("/users", #"{"userId":"{user}3","phone":"+14155550125"}"#),
                .delete("/users/{user}2/targets/{user}t"),
            ],
            phone("+14155550125"),
            .failure(
                409, "user_phone_already_exists",
                "A user with the same phone number already exists in the current project.")),
        ContractRow("update_phone to none of a number", phone("0"), .invalid("number", Words.phone)),
        ContractRow(
            "update_phone is called number", .patch("/users/{user}/phone", #"{"phone":"+14155550126"}"#),
            .missing("number")),
        ContractRow("update_password needs it", .patch("/users/{user}/password"), .missing("password")),
        ContractRow(
            "update_password refuses a short one", .patch("/users/{user}/password", #"{"password":"1234567"}"#),
            .invalid("password", Words.password)),
        ContractRow(
            "update_password", .patch("/users/{user}/password", #"{"password":"12345678"}"#),
            .success(#"{"$id":"{user}","hash":"argon2"}"#)),
        ContractRow(
            "update_password to none",
            given: [.post("/users/md5", #"{"userId":"{user}2","email":"{user}2@example.com","password":"12345678"}"#)],
            .patch("/users/{user}2/password", #"{"password":""}"#),
            .success(#"{"password":null,"hash":"argon2","passwordUpdate":""}"#)),
        ContractRow("update_prefs", preferences(#"{"theme":"dark"}"#), .success(#"{"theme":"dark"}"#)),
        ContractRow(
            "update_prefs keeps nested empty objects", preferences(#"{"a":{},"b":[],"c":1.50,"d":null}"#),
            .success(#"{"a":{},"b":[],"c":1.50,"d":null}"#)),
        ContractRow("update_prefs needs them", .patch("/users/{user}/prefs"), .missing("prefs")),
        ContractRow(
            "update_email_verification", .patch("/users/{user}/verification", #"{"emailVerification":true}"#),
            .success(#"{"emailVerification":true,"phoneVerification":false}"#)),
        ContractRow(
            "update_email_verification is strict",
            .patch("/users/{user}/verification", #"{"emailVerification":"true"}"#),
            .invalid("emailVerification", Words.bool)),
        ContractRow(
            "update_email_verification needs it", .patch("/users/{user}/verification"), .missing("emailVerification")),
        ContractRow(
            "update_phone_verification", .patch("/users/{user}/verification/phone", #"{"phoneVerification":true}"#),
            .success(#"{"emailVerification":false,"phoneVerification":true}"#)),
        ContractRow(
            "update_phone_verification is strict",
            .patch("/users/{user}/verification/phone", #"{"phoneVerification":1}"#),
            .invalid("phoneVerification", Words.bool)),
        ContractRow(
            "update_phone_verification needs it", .patch("/users/{user}/verification/phone"),
            .missing("phoneVerification")),
        ContractRow("update_mfa", .patch("/users/{user}/mfa", #"{"mfa":true}"#), .success(#"{"mfa":true}"#)),
        ContractRow(
            "update_mfa is strict", .patch("/users/{user}/mfa", #"{"mfa":"1"}"#), .invalid("mfa", Words.bool)),
        ContractRow("update_mfa needs it", .patch("/users/{user}/mfa"), .missing("mfa")),
        ContractRow("delete", .delete("/users/{user}"), .noContent),
        ContractRow("delete again", given: [.delete("/users/{user}")], .delete("/users/{user}"), .userNotFound),
        ContractRow(
            "delete frees id, address and number",
            given: [phone("+14155550127"), .delete("/users/{user}")],
            .post("/users", #"{"userId":"{user}","email":"{user}@example.com","phone":"+14155550127"}"#),
            .created(
                #"{"$id":"{user}","targets":[{"identifier":"{user}@example.com"},{"identifier":"+14155550127"}]}"#)),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }

    @Test func replacesThePreferencesAsAWhole() async throws {
        let row = ContractRow(
            "prefs", given: [Self.preferences(#"{"a":1}"#), Self.preferences(#"{"b":2}"#)],
            .get("/users/{user}/prefs"), .success(#"{"b":2}"#))
        try await row.check(.current)
        let service = try ServiceUnderTest.current
        let id = try await service.call(.post, "/users", ["userId": "unique()"]).json["$id"]?.stringValue ?? ""
        _ = try await service.call(.patch, "/users/\(id)/prefs", ["prefs": ["a": 1]])
        #expect(try await service.call(.patch, "/users/\(id)/prefs", ["prefs": [:]]).text == "{}")
        #expect(try await service.call(.get, "/users/\(id)/prefs").text == "{}")
    }

    @Test func newPasswordEndsAllSessionsAndLogsIn() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "renewed", "email": "renewed@example.com"])
        _ = try await service.call(.post, "/users/renewed/sessions")
        let before = Timestamp.now()
        let updated = try await service.call(.patch, "/users/renewed/password", ["password": "another one"])
        #expect(try #require(updated.json["passwordUpdate"]?.stringValue.flatMap { Timestamp($0) }) >= before)
        #expect(try await service.call(.get, "/users/renewed/sessions").json["total"] == 0)
        let signIn = try await service.call(
            .post, "/account/sessions/email", ["email": "renewed@example.com", "password": "another one"],
            service.guestFields)
        #expect(signIn.status == 201)
    }

    @Test func refusesTheAddressOfAnotherUsersIdentityAndTakesTheOwn() async throws {
        let service = try ServiceUnderTest.current
        for id in ["identified", "stranger"] { _ = try await service.call(.post, "/users", ["userId": .string(id)]) }
        try await service.store.write { transaction in
            try transaction.insert(
                StoredIdentity(
                    id: "updates", userId: "identified", provider: "github", providerUid: "1",
                    providerEmail: "identified@example.com", createdAt: .now(), updatedAt: .now()))
        }
        let refused = try await service.call(.patch, "/users/stranger/email", ["email": "identified@example.com"])
        #expect(refused.status == 409)
        #expect(refused.errorType == "user_email_already_exists")
        let taken = try await service.call(.patch, "/users/identified/email", ["email": "identified@example.com"])
        #expect(taken.status == 200)
    }

    @Test func deletesWhatBelongsToTheUser() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "deleted", "email": "deleted@example.com"])
        let secret = try await service.call(.post, "/users/deleted/sessions").json["secret"]?.stringValue ?? ""
        try await service.store.write { transaction in
            try transaction.insert(
                StoredIdentity(
                    id: "deleted", userId: "deleted", provider: "github", providerUid: "2",
                    providerEmail: "oauth.deleted@example.com", createdAt: .now(), updatedAt: .now()))
        }
        #expect(try await service.call(.delete, "/users/deleted").status == 204)
        // Neither the identity's address nor the session is anybody's now.
        let again = try await service.call(
            .post, "/users", ["userId": "deleted", "email": "oauth.deleted@example.com"])
        #expect(again.status == 201)
        #expect(try await service.call(.get, "/users/deleted/sessions").json["total"] == 0)
        let account = try await service.call(
            .get, "/account", nil, ["X-Appwrite-Project": service.project, "X-Appwrite-Session": secret])
        #expect(account.status == 401)
    }

    @Test func changesTheTimeOfTheLastChange() async throws {
        let service = try ServiceUnderTest.current
        let created = try await service.call(.post, "/users", ["userId": "touched"]).json
        let before = Timestamp.now()
        let updated = try await service.call(.patch, "/users/touched/name", ["name": "New"]).json
        #expect(updated["$createdAt"] == created["$createdAt"])
        #expect(try #require(updated["$updatedAt"]?.stringValue.flatMap { Timestamp($0) }) >= before)
    }
}
