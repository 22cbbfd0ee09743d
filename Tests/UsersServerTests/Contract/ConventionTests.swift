import AppwriteUsers
import JSONText
import Testing

/// How parameters reach the service (Users API, conventions).
@Suite(.service()) struct ConventionTests {
    static let rows: [ContractRow] = [
        ContractRow(
            "a body that is no JSON is empty", .post("/users", #"{"userId":"x""#), .missing("userId")),
        ContractRow("a body that is no object is empty", .post("/users", #"["userId"]"#), .missing("userId")),
        ContractRow(
            "the query string is for GET only", .post("/users?userId=x"), .missing("userId")),
        ContractRow(
            "the path wins over the body", .patch("/users/{user}/name", #"{"userId":"nobody","name":"B"}"#),
            .success(#"{"$id":"{user}","name":"B"}"#)),
        ContractRow(
            "the path wins over the query string", .get("/users/{user}?userId=nobody"), .success(#"{"$id":"{user}"}"#)),
        ContractRow(
            "unknown fields are ignored", .patch("/users/{user}/name", #"{"color":"red","name":"B","status":false}"#),
            .success(#"{"name":"B","status":true}"#)),
        ContractRow(
            "null is absent where a parameter is optional",
            .post("/users", #"{"userId":"{user}2","email":null,"phone":null,"password":null,"name":null}"#),
            .created(#"{"$id":"{user}2","email":"","phone":"","name":"","password":null,"targets":[]}"#)),
        ContractRow(
            "null is a value where it is required", .post("/users", #"{"userId":null}"#),
            .invalid("userId", Words.key)),
        ContractRow(
            "null is a value where a truth value is required", .patch("/users/{user}/mfa", #"{"mfa":null}"#),
            .invalid("mfa", Words.bool)),
        ContractRow(
            "a name may not be blank on create", .post("/users", #"{"userId":"{user}2","name":""}"#),
            .invalid("name", Words.text(128))),
        ContractRow(
            "a phone number may not be blank on create", .post("/users", #"{"userId":"{user}2","phone":""}"#),
            .invalid("phone", Words.phone + " or null")),
        ContractRow(
            "an e-mail address may not be blank on create", .post("/users", #"{"userId":"{user}2","email":""}"#),
            .invalid("email", Words.email + " or null")),
        ContractRow(
            "a password may not be blank on create", .post("/users", #"{"userId":"{user}2","password":""}"#),
            .invalid("password", Words.password)),
        ContractRow(
            "the first parameter of the declaration that is wrong is told",
            .post("/users", #"{"name":"","password":"x","phone":"x","email":"x","userId":"{user}2"}"#),
            .invalid("email", Words.email + " or null")),
        ContractRow(
            "a missing parameter is told before a wrong one behind it",
            .post("/users/md5", #"{"password":"x","email":"x"}"#), .missing("userId")),
        ContractRow(
            "Unicode comes back as it was sent", .patch("/users/{user}/name", #"{"name":"Zoë 渡 🛶 e\u0301"}"#),
            .success(#"{"name":"Zoë 渡 🛶 é"}"#)),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }

    @Test(arguments: ["application/json", "application/json; charset=utf-8", "Application/JSON;charset=UTF-8"])
    func readsJSONWhateverTheCharset(_ type: String) async throws {
        let service = try ServiceUnderTest.current
        var fields = service.keyFields
        fields.append("Content-Type", type)
        let body = Array(#"{"userId":"unique()"}"#.utf8)
        #expect(try await service.send(.post, "/users", fields, body: body).status == 201)
    }

    @Test(arguments: ["application/x-www-form-urlencoded", "text/plain"])
    func readsAFormWhereTheBodyIsNoJSON(_ type: String) async throws {
        let service = try ServiceUnderTest.current
        var fields = service.keyFields
        fields.append("Content-Type", type)
        let body = Array("userId=unique()&name=Ada+L%C3%B6velace".utf8)
        let response = try await service.send(.post, "/users", fields, body: body)
        #expect(response.status == 201)
        #expect(response.json["name"] == "Ada Lövelace")
    }

    @Test func answersInUTF8JSONWithoutEscapes() async throws {
        let response = try await ServiceUnderTest.current.call(
            .post, "/users", ["userId": "unique()", "name": "渡辺"])
        #expect(response.fields["Content-Type"] == "application/json; charset=UTF-8")
        #expect(response.text.contains("渡辺"))
    }

    /// Old Python SDKs send `{}` with every GET.
    @Test func ignoresTheBodyOfAGet() async throws {
        let response = try await ServiceUnderTest.current.call(.get, "/users", ["search": "", "queries": ["x"]])
        #expect(response.status == 200)
    }

    @Test func checksTheProjectBeforeTheKey() async throws {
        let service = try ServiceUnderTest.current
        let response = try await service.call(
            .get, "/users/_", nil, ["X-Appwrite-Project": "another", "X-Appwrite-Key": service.key])
        #expect(response.status == 404)
        #expect(response.errorType == "project_not_found")
    }
}
