import AppwriteUsers
import JSONText
import Testing
import UserStorage
import UsersServer

/// The eight calls that make a user (Users API, create).
@Suite(.service { $0.now = { .now() } }) struct CreationTests {
    private static let exists = ContractAnswer.failure(
        409, "user_already_exists", "A user with the same id, email, or phone already exists in this project.")

    /// A call with a hash: the body without `userId`, `email` and `password`, which begin all of them.
    private static func hashed(_ kind: String, _ options: String = "") -> ContractRequest {
        .post(
            "/users/\(kind)",
            #"{"userId":"{user}2","email":"{user}2@example.com","password":"12345678"\#(options)}"#)
    }

    private static let scrypt =
        #","passwordSalt":"salt","passwordCpu":16384,"passwordMemory":8,"passwordParallel":1,"passwordLength":64"#
    private static let modified =
        #","passwordSalt":"UxLM","passwordSaltSeparator":"Bw==","passwordSignerKey":"XyEK""#

    private static let created = ContractAnswer.created(
        #"{"$id":"{user}2","email":"{user}2@example.com","phone":"","name":"","password":"12345678","status":true,"#
            + #""labels":[],"prefs":{},"emailVerification":false,"phoneVerification":false,"mfa":false,"#
            + #""accessedAt":"","impersonator":false,"impersonatorUserId":null,"#
            + #""targets":[{"providerType":"email","identifier":"{user}2@example.com","userId":"{user}2"}]}"#)

    static let rows: [ContractRow] = [
        ContractRow(
            "create: an id is enough", .post("/users", #"{"userId":"{user}2"}"#),
            .created(
                #"{"$id":"{user}2","email":"","phone":"","name":"","password":null,"hash":"argon2","#
                    + #""passwordUpdate":"","status":true,"labels":[],"prefs":{},"emailVerification":false,"#
                    + #""phoneVerification":false,"mfa":false,"targets":[],"accessedAt":"","emailCanonical":null,"#
                    + #""emailIsCanonical":null,"emailIsFree":null,"emailIsDisposable":null,"#
                    + #""emailIsCorporate":null,"impersonator":false,"impersonatorUserId":null}"#)),
        ContractRow(
            "create: an e-mail address and its target",
            .post("/users", #"{"userId":"{user}2","email":"{user}2@Example.com"}"#),
            .created(
                #"{"email":"{user}2@example.com","targets":[{"providerType":"email","#
                    + #""identifier":"{user}2@example.com","userId":"{user}2","name":"","providerId":null,"#
                    + #""expired":false}]}"#)),
        ContractRow(
            "create: a phone number and its target", .post("/users", #"{"userId":"{user}2","phone":"+14155550111"}"#),
            .created(
                #"{"phone":"+14155550111","email":"","targets":[{"providerType":"sms","#
                    + #""identifier":"+14155550111","userId":"{user}2"}]}"#)),
        ContractRow(
            "create: a name", .post("/users", #"{"userId":"{user}2","name":"Zoë"}"#), .created(#"{"name":"Zoë"}"#)),
        ContractRow("create: the id is needed", .post("/users", #"{"email":"a@example.com"}"#), .missing("userId")),
        ContractRow("argon2", hashed("argon2"), created),
        ContractRow("bcrypt", hashed("bcrypt"), created),
        ContractRow("md5", hashed("md5"), created),
        ContractRow("phpass", hashed("phpass"), created),
        ContractRow("sha", hashed("sha", #","passwordVersion":"sha1""#), created),
        ContractRow("scrypt", hashed("scrypt", scrypt), created),
        ContractRow("scrypt-modified", hashed("scrypt-modified", modified), created),
        ContractRow(
            "a hash takes no phone number, label, preference or verification",
            hashed("md5", #","phone":"+14155550112","labels":["a"],"prefs":{"a":1},"emailVerification":true"#),
            created),
        ContractRow("id clash", .post("/users", #"{"userId":"{user}"}"#), exists),
        ContractRow(
            "e-mail clash", .post("/users", #"{"userId":"{user}2","email":"{user}@EXAMPLE.com"}"#), exists),
        ContractRow(
            "phone clash", given: [.patch("/users/{user}/phone", #"{"number":"+14155550113"}"#)],
            .post("/users", #"{"userId":"{user}2","phone":"+14155550113"}"#), exists),
        ContractRow(
            "e-mail clash of a hash",
            .post(
                "/users/md5", #"{"userId":"{user}2","email":"{user}@example.com","password":"12345678"}"#), exists),
        ContractRow(
            "a target that has the address is shown",
            given: [
                .post(
                    "/users/{user}/targets",
                    #"{"targetId":"{user}t","providerType":"email","identifier":"{user}2@example.com"}"#)
            ],
            .post("/users", #"{"userId":"{user}2","email":"{user}2@example.com"}"#),
            .created(#"{"targets":[{"$id":"{user}t","userId":"{user}","identifier":"{user}2@example.com"}]}"#)),
    ]

    @Test(arguments: rows) func holds(_ row: ContractRow) async throws { try await row.check(.current) }

    /// What each call needs, in the order of its declaration.
    private static let required: [(kind: String, parameters: [(name: String, wrong: JSONValue, words: String)])] = {
        let common = [
            ("userId", JSONValue.string("_"), Words.key), ("email", "x", Words.email),
            ("password", "short", Words.password),
        ]
        let costs = ["passwordCpu", "passwordMemory", "passwordParallel", "passwordLength"]
        let salt = ("passwordSalt", JSONValue.string(""), Words.text(128))
        return [
            ("argon2", common), ("bcrypt", common), ("md5", common), ("phpass", common), ("sha", common),
            ("scrypt", common + [salt] + costs.map { ($0, "8", Words.integer) }),
            (
                "scrypt-modified",
                common + [
                    salt, ("passwordSaltSeparator", "", Words.text(128)), ("passwordSignerKey", "", Words.text(128)),
                ]
            ),
        ]
    }()

    private static let right: JSONObject = [
        "userId": "unique()", "password": "12345678", "passwordSalt": "c2FsdA==", "passwordSaltSeparator": "Bw==",
        "passwordSignerKey": "XyEK", "passwordCpu": 2, "passwordMemory": 1, "passwordParallel": 1, "passwordLength": 16,
    ]

    @Test(arguments: required.map(\.kind))
    func needsEachOfItsParametersInTheirOrder(_ kind: String) async throws {
        let parameters = try #require(Self.required.first { $0.kind == kind }?.parameters)
        var body: JSONObject = [:]
        for parameter in parameters {
            let missing = try await ServiceUnderTest.current.call(.post, "/users/\(kind)", body)
            #expect(missing.status == 400)
            #expect(missing.errorType == "general_argument_invalid")
            #expect(missing.json["message"] == .string("Param \"\(parameter.name)\" is not optional."))
            for wrong in [parameter.wrong, .null] {
                body[parameter.name] = wrong
                let invalid = try await ServiceUnderTest.current.call(.post, "/users/\(kind)", body)
                #expect(invalid.status == 400)
                #expect(
                    invalid.json["message"] == .string("Invalid `\(parameter.name)` param: \(parameter.words)"))
            }
            body[parameter.name] = Self.right[parameter.name] ?? .string("\(kind)-complete@example.com")
        }
        #expect(try await ServiceUnderTest.current.call(.post, "/users/\(kind)", body).status == 201)
    }

    @Test func refusesTheAddressOfAnIdentity() async throws {
        let service = try ServiceUnderTest.current
        _ = try await service.call(.post, "/users", ["userId": "oauth"])
        try await service.store.write { transaction in
            try transaction.insert(
                StoredIdentity(
                    id: "identity", userId: "oauth", provider: "github", providerUid: "1",
                    providerEmail: "oauth@example.com", createdAt: .now(), updatedAt: .now()))
        }
        let response = try await service.call(.post, "/users", ["userId": "new", "email": "OAuth@example.com"])
        #expect(response.status == 409)
        #expect(response.errorType == "user_email_already_exists")
        #expect(
            response.json["message"] == "A user with the same email already exists in the current project.")
    }

    @Test func stampsTheUserWithTheTimeOfTheCall() async throws {
        let before = Timestamp.now()
        let json = try await ServiceUnderTest.current.call(
            .post, "/users/md5",
            ["userId": "stamped", "email": "stamped@example.com", "password": "12345678"]
        ).json
        let after = Timestamp.now()
        for key in ["registration", "passwordUpdate", "$createdAt", "$updatedAt"] {
            let time = try #require(json[key]?.stringValue.flatMap { Timestamp($0) })
            #expect(before <= time && time <= after, "\(key)")
        }
    }
}
