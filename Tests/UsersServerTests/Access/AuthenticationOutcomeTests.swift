import AppwriteUsers
import JSONText
import Testing

/// Users API, auth outcomes and envelope.
@Suite(
    .service(
        keys: """
            # Keys of this project.
            standard_all
            standard_reader scopes=users.read
            standard_sessions scopes=sessions.write
            standard_ended expires=2020-01-01T00:00:00Z
            plainkey scopes=users.write
            """))
struct AuthenticationOutcomeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let method: HTTPMethod
        let path: String
        /// The header, in which `*` stands for the project's id.
        let fields: [(String, String)]
        let status: Int
        let type: String
        let message: String?

        init(
            _ name: String, _ method: HTTPMethod, _ path: String, _ fields: [(String, String)], _ status: Int,
            _ type: String, _ message: String? = nil
        ) {
            testDescription = name
            self.method = method
            self.path = path
            self.fields = fields
            self.status = status
            self.type = type
            self.message = message
        }
    }

    private static let project = ("X-Appwrite-Project", "*")
    private static let unknownProject =
        "Project with the requested ID could not be found. Please check the value of the X-Appwrite-Project header to "
        + "ensure the correct project ID is being used."

    @Test(arguments: [
        Row(
            "no key", .get, "/users", [project], 401, "general_unauthorized_scope",
            #"User (role: guests) missing scopes (["users.read"])"#),
        Row(
            "no key, to write", .post, "/users", [project], 401, "general_unauthorized_scope",
            #"User (role: guests) missing scopes (["users.write"])"#),
        Row(
            "an empty key", .get, "/users", [project, ("X-Appwrite-Key", "")], 401, "general_unauthorized_scope",
            #"User (role: guests) missing scopes (["users.read"])"#),
        Row(
            "unknown key", .get, "/users", [project, ("X-Appwrite-Key", "standard_unknown")], 401,
            "general_unauthorized_scope", #"User (role: guests) missing scopes (["users.read"])"#),
        Row(
            "garbage for a key", .get, "/users", [project, ("X-Appwrite-Key", "' OR 1=1 --")], 401,
            "general_unauthorized_scope", #"User (role: guests) missing scopes (["users.read"])"#),
        Row(
            "scope missing", .post, "/users", [project, ("X-Appwrite-Key", "standard_reader")], 401,
            "general_unauthorized_scope",
            #"app.*@service.127.0.0.1 (role: applications) missing scopes (["users.write"])"#),
        Row(
            "scope missing, of another user who is not there", .get, "/users/nobody",
            [project, ("X-Appwrite-Key", "plainkey")], 401, "general_unauthorized_scope",
            #"app.*@service.127.0.0.1 (role: applications) missing scopes (["users.read"])"#),
        Row(
            "expired key", .get, "/users", [project, ("X-Appwrite-Key", "standard_ended")], 401, "project_key_expired"),
        Row(
            "key without project", .get, "/users", [("X-Appwrite-Key", "standard_all")], 403, "project_id_missing",
            "When using project API key, make sure to pass x-appwrite-project header with your project ID."),
        Row(
            "unknown project", .get, "/users", [("X-Appwrite-Project", "unknown")], 404, "project_not_found",
            unknownProject),
        Row(
            "unknown project with a key", .get, "/users",
            [("X-Appwrite-Project", "unknown"), ("X-Appwrite-Key", "standard_all")], 404, "project_not_found",
            unknownProject),
        Row("no project", .get, "/account", [], 404, "project_not_found", unknownProject),
        Row(
            "account of a key", .get, "/account", [project, ("X-Appwrite-Key", "standard_all")], 401,
            "general_unauthorized_scope",
            #"app.*@service.127.0.0.1 (role: applications) missing scopes (["account"])"#),
        Row("log-in without a project", .post, "/account/sessions/email", [], 404, "project_not_found", unknownProject),
        Row(
            "log-in with a key without the scope", .post, "/account/sessions/email",
            [project, ("X-Appwrite-Key", "standard_reader")], 401, "general_unauthorized_scope",
            #"app.*@service.127.0.0.1 (role: applications) missing scopes (["sessions.write"])"#),
        Row(
            "ping of an unknown project", .get, "/ping", [("X-Appwrite-Project", "unknown")], 404, "project_not_found",
            unknownProject),
        Row("ping of an unknown project of the query", .get, "/ping?project=unknown", [], 404, "project_not_found"),
        Row(
            "version for an unknown project", .get, "/health/version", [("X-Appwrite-Project", "unknown")], 404,
            "project_not_found", unknownProject),
        Row(
            "unknown route", .get, "/nowhere", [project], 404, "general_route_not_found",
            "Route not found. Please ensure the endpoint is configured correctly and that the API route is valid for this "
                + "SDK version. Refer to the API docs for more details."),
        Row("unknown method of a route", .put, "/users", [project], 404, "general_route_not_found"),
    ])
    func refuses(_ row: Row) async throws {
        let service = try ServiceUnderTest.current
        var fields = HeaderFields()
        for (name, value) in row.fields {
            fields.append(name, value == "*" ? service.project : value)
        }
        let answer = try await service.call(row.method, row.path, row.method == .get ? nil : [:], fields)
        expect(
            answer, row.status, row.type,
            row.message?.replacing("app.*@", with: "app.\(service.project)@"))
        #expect(answer.json.keys == ["message", "code", "type", "version"])
        #expect(answer.json["version"] == "2.7.1")
        #expect(answer.fields["Content-Type"] == "application/json; charset=UTF-8")
        #expect(answer.fields["Cache-Control"] == "no-cache, no-store, must-revalidate")
        #expect(answer.fields["Expires"] == "0")
        #expect(answer.fields["Pragma"] == "no-cache")
    }

    @Test func refusesASessionOnUsers() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("session")
        let fields = try await service.signedInFields("session")
        for (method, path, scopes) in [
            (.get, "/users", #"["users.read"]"#), (.delete, "/users/session", #"["users.write"]"#),
            (.post, "/users/session/sessions", #"["users.write","sessions.write"]"#),
            (.delete, "/users/session/sessions", #"["users.write","sessions.write"]"#),
        ] as [(HTTPMethod, String, String)] {
            expect(
                try await service.call(method, path, nil, fields), 401, "general_unauthorized_scope",
                "User (role: users) missing scopes (\(scopes))")
        }
        // Guests may sign in, and yet make no session of somebody.
        expect(
            try await service.call(.post, "/users/session/sessions", nil, service.guestFields), 401,
            "general_unauthorized_scope")
    }

    @Test func letsAKeyDoWhatItsScopesSay() async throws {
        let service = try ServiceUnderTest.current
        func fields(_ key: String) -> HeaderFields {
            ["X-Appwrite-Project": service.project, "X-Appwrite-Key": key]
        }
        #expect(try await service.call(.get, "/users", nil, fields("standard_reader")).status == 200)
        let body: JSONObject = ["userId": "scoped"]
        #expect(try await service.call(.post, "/users", body, fields("plainkey")).status == 201)
        #expect(
            try await service.call(.post, "/users/scoped/sessions", nil, fields("standard_sessions")).status == 201)
        #expect(try await service.call(.get, "/users/scoped", nil, fields("standard_sessions")).status == 401)
        // Every key may ask for the health.
        for key in ["standard_reader", "standard_sessions", "plainkey"] {
            let answer = try await service.call(.get, "/health", nil, fields(key))
            #expect(answer.status == 200)
            #expect(answer.json["name"] == "http")
            #expect(answer.json["status"] == "pass")
            #expect(answer.json["ping"]?.integerValue != nil)
        }
        expect(
            try await service.call(.get, "/health", nil, service.guestFields), 401, "general_unauthorized_scope",
            #"User (role: guests) missing scopes (["health.read"])"#)
    }

    @Test func tellsItsVersionAndAnswersAPingToAnybody() async throws {
        let service = try ServiceUnderTest.current
        for fields in [[:], service.keyFields, service.guestFields, ["X-Appwrite-Project": ""]] {
            let version = try await service.call(.get, "/health/version", nil, fields)
            #expect(version.status == 200)
            #expect(version.text == #"{"version":"2.7.1"}"#)
            let ping = try await service.call(.get, "/ping", nil, fields)
            #expect(ping.status == 200)
            #expect(ping.text == "Pong!")
            #expect(ping.fields["Content-Type"]?.hasPrefix("text/plain") == true)
        }
    }
}
