import AppwriteUsers
import JSONText
import Testing
import UserStorage

/// Bodies that no SDK sends.
@Suite(.service()) struct HostileBodyTests {
    private func create(_ body: String, _ service: ServiceUnderTest) async throws -> HTTPTransportResponse {
        var fields = service.keyFields
        fields.append("Content-Type", "application/json")
        return try await service.send(.post, "/users", fields, body: Array(body.utf8))
    }

    @Test(arguments: ["[", "{\"userId\":", "{\"prefs\":["])
    func readsDeepJSONAsNone(_ opening: String) async throws {
        let service = try ServiceUnderTest.current
        let body = #"{"userId":"deep","prefs":"# + String(repeating: opening, count: 10_000)
        expect(
            try await create(body, service), 400, "general_argument_invalid", "Param \"userId\" is not optional.")
        let closed =
            #"{"userId":"deep","prefs":"# + String(repeating: "[", count: 10_000)
            + String(repeating: "]", count: 10_000) + "}"
        expect(try await create(closed, service), 400, "general_argument_invalid")
        #expect(try await service.call(.get, "/users/deep").status == 404)
    }

    @Test func refusesABodyOfTenMegabytes() async throws {
        let service = try ServiceUnderTest.current
        let body = #"{"userId":"large","name":""# + String(repeating: "x", count: 10 << 20) + #""}"#
        let answer = try await RawConnection.request(
            "POST", "/v1/users",
            fields: [
                "X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)",
                "Content-Type: application/json",
            ], body: body, to: service)
        // The service may close the connection before the client has read its answer.
        #expect([413, 0].contains(answer.status), "\(answer.text)")
        #expect(try await service.call(.get, "/users/large").status == 404)
    }

    @Test func refusesABodyInPiecesThatNeverEnds() async throws {
        let service = try ServiceUnderTest.current
        let piece = "10000\r\n" + String(repeating: "x", count: 65_536) + "\r\n"
        let head =
            "POST /v1/users HTTP/1.1\r\nHost: a\r\nX-Appwrite-Project: \(service.project)\r\nX-Appwrite-Key: "
            + "\(service.key)\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
        let answer = RawAnswer(
            try await RawConnection.exchange(head + String(repeating: piece, count: 64), with: service))
        #expect([413, 0].contains(answer.status), "\(answer.text)")
    }

    @Test func refusesAHundredThousandLabels() async throws {
        let service = try ServiceUnderTest.current
        #expect(try await service.call(.post, "/users", ["userId": "labels"]).status == 201)
        let labels = (0..<100_000).map { JSONValue.string(String($0)) }
        expect(
            try await service.call(.put, "/users/labels/labels", ["labels": .array(labels)]), 400,
            "general_argument_invalid")
        let most = try await service.call(
            .put, "/users/labels/labels", ["labels": .array(Array(labels.prefix(1000)))])
        #expect(most.json["labels"]?.arrayValue?.count == 1000)
        expect(
            try await service.call(.put, "/users/labels/labels", ["labels": .array(Array(labels.prefix(1001)))]), 400,
            "general_argument_invalid")
    }

    private static let sql = "x'); DROP TABLE users; --\" OR 1=1 %27"

    /// Every call with texts in it: all of them are SQL.
    private static let calls: [(method: HTTPMethod, path: String, names: [String])] = [
        (.post, "/users", ["userId", "email", "phone", "password", "name"]),
        (.post, "/users/argon2", ["userId", "email", "password", "name"]),
        (.post, "/users/bcrypt", ["userId", "email", "password", "name"]),
        (.post, "/users/md5", ["userId", "email", "password", "name"]),
        (.post, "/users/phpass", ["userId", "email", "password", "name"]),
        (.post, "/users/sha", ["userId", "email", "password", "name", "passwordVersion"]),
        (.post, "/users/scrypt", ["userId", "email", "password", "name", "passwordSalt"]),
        (
            .post, "/users/scrypt-modified",
            ["userId", "email", "password", "name", "passwordSalt", "passwordSaltSeparator", "passwordSignerKey"]
        ),
        (.patch, "/users/sql/name", ["name"]), (.patch, "/users/sql/email", ["email"]),
        (.patch, "/users/sql/phone", ["number"]), (.patch, "/users/sql/password", ["password"]),
        (.patch, "/users/sql/prefs", ["prefs"]), (.put, "/users/sql/labels", ["labels"]),
        (.patch, "/users/sql/status", ["status"]), (.patch, "/users/sql/verification", ["emailVerification"]),
        (.post, "/users/sql/targets", ["targetId", "providerType", "identifier", "providerId", "name"]),
        (.patch, "/users/sql/targets/sql-target", ["identifier", "providerId", "name"]),
        (.post, "/users/sql/tokens", ["length", "expire"]), (.post, "/users/sql/jwts", ["sessionId", "duration"]),
        (.post, "/account", ["userId", "email", "password", "name"]),
        (.post, "/account/sessions/email", ["email", "password"]),
        (.post, "/account/sessions/token", ["userId", "secret"]),
    ]

    @Test func storesSQLAsItIsOrRefusesIt() async throws {
        let service = try ServiceUnderTest.current
        let hash: JSONValue = "144fa7eaa4904e8ee120651997f70dcc"
        let common: JSONObject = [
            "password": hash, "passwordSalt": "c2FsdA==", "passwordSaltSeparator": "Bw==",
            "passwordSignerKey": "c2FsdA==",
            "passwordCpu": 16, "passwordMemory": 1, "passwordParallel": 1, "passwordLength": 64,
            "providerType": "push", "identifier": "device",
        ]
        #expect(try await service.call(.post, "/users", ["userId": "sql"]).status == 201)
        #expect(
            try await service.call(
                .post, "/users/sql/targets",
                ["targetId": "sql-target", "providerType": "push", "identifier": "first"]
            ).status == 201)
        for call in Self.calls {
            for name in call.names {
                var body = common
                body["userId"] = "unique()"
                body["targetId"] = "unique()"
                body["email"] = .string("\(name.lowercased())-\(call.path.replacing("/", with: "-"))@example.com")
                body["identifier"] = .string("\(name)\(call.path)")
                body[name] = .string(Self.sql)
                let answer = try await service.call(call.method, call.path, body)
                #expect(answer.status < 500, "\(call.path) \(name): \(answer.text)")
                guard answer.status < 300 else { continue }
                guard name != "password", name != "secret", answer.json[name] != nil else { continue }
                #expect(answer.json[name] == .string(Self.sql), "\(call.path) \(name)")
            }
        }
        for path in ["/users?search=", "/users?queries%5B%5D=", "/users/identities?search=", "/users/"] {
            let escaped = "x%27%29%3B%20DROP%20TABLE%20users%3B%20--%22%20OR%201%3D1"
            #expect(try await service.call(.get, path + escaped).status < 500, "\(path)")
        }
        let attack = #"{"method":"equal","attribute":"name","values":["x' OR 1=1 --"]}"#
        let escaped = attack.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        let none = try await service.call(.get, "/users?queries%5B%5D=" + escaped)
        #expect(none.json["total"] == 0, "\(none.text)")
        let column = attack.replacing("name", with: "name; DROP TABLE users")
        let escapedColumn = column.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(try await service.call(.get, "/users?queries%5B%5D=" + escapedColumn).status == 400)
        // All tables are there, and what was stored is what was sent.
        let user = try await service.call(.get, "/users/sql").json
        #expect(user["name"] == .string(Self.sql))
        #expect(try await service.store.read { try $0.user(id: "sql") }?.name == Self.sql)
        for path in ["sessions", "memberships", "logs", "targets", "prefs"] {
            #expect(try await service.call(.get, "/users/sql/\(path)").status == 200)
        }
        #expect(try await service.call(.get, "/users/identities").status == 200)
    }
}
