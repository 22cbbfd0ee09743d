import AppwriteUsers
import JSONText
import Testing

/// Users API, how official SDKs encode.
@Suite(.service()) struct ParameterEncodingTests {
    /// Two users, and the ids that a query string finds, in order, among them.
    private func found(_ query: String, _ service: ServiceUnderTest) async throws -> RawAnswer {
        for id in ["encoded1", "encoded2"] {
            let body: JSONObject = ["userId": .string(id), "name": .string("a+b & c=d;\(id.suffix(1))")]
            _ = try await service.call(.post, "/users", body)
        }
        return try await RawConnection.request(
            "GET", "/v1/users\(query)",
            fields: ["X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)"], to: service)
    }

    private static let first =
        "%7B%22method%22%3A%22equal%22%2C%22attribute%22%3A%22%24id%22%2C%22values%22%3A%5B%22encoded1%22%5D%7D"
    private static let either =
        "%7B%22method%22%3A%22equal%22%2C%22attribute%22%3A%22%24id%22%2C%22values%22%3A%5B%22encoded1%22%2C%22encoded2%22%5D%7D"
    private static let limit = "%7B%22method%22%3A%22limit%22%2C%22values%22%3A%5B1%5D%7D"
    private static let descending = "%7B%22method%22%3A%22orderDesc%22%2C%22attribute%22%3A%22%24id%22%7D"

    @Test(arguments: [
        ("?queries[]=\(first)", ["encoded1"]),
        ("?queries[0]=\(first)", ["encoded1"]),
        ("?queries%5B%5D=\(first)", ["encoded1"]),
        ("?queries%5B0%5D=\(first)", ["encoded1"]),
        ("?queries[]=\(either)&queries[]=\(limit)", ["encoded1"]),
        ("?queries[0]=\(either)&queries[1]=\(descending)", ["encoded2", "encoded1"]),
        ("?queries%5B0%5D=\(either)&queries%5B1%5D=\(descending)&queries%5B2%5D=\(limit)", ["encoded2"]),
        ("?&queries[]=\(first)&&", ["encoded1"]),
        ("?queries[]=\(first)&?", ["encoded1"]),
        ("?queries[]=\(first)&?&", ["encoded1"]),
        ("?queries[]=\(either)&search=&?".replacing("&search=", with: ""), ["encoded1", "encoded2"]),
        ("?total=false&queries[]=\(first)", ["encoded1"]),
        (
            "?queries[]=%7B%22method%22%3A%22equal%22%2C%22attribute%22%3A%22name%22%2C%22values%22%3A%5B%22a%2Bb+%26+c%3Dd%3B2%22%5D%7D",
            ["encoded2"]
        ),
        (
            "?queries[]=%7B%22method%22:%22equal%22,%22attribute%22:%22name%22,%22values%22:[%22a%2Bb%20%26%20c%3Dd%3B2%22]%7D",
            ["encoded2"]
        ),
    ])
    func readsQueryStrings(_ query: String, _ ids: [String]) async throws {
        let service = try ServiceUnderTest.current
        let answer = try await found(query, service)
        #expect(answer.status == 200, "\(answer.text)")
        let users = try JSONParser.parse(answer.body)["users"]?.arrayValue ?? []
        #expect(users.compactMap { $0["$id"]?.stringValue } == ids)
    }

    @Test(arguments: ["", "?", "?&", "?&&", "??", "?=", "?=&=", "?queries", "?unknown=1", "?unknown[]=1&unknown[x]=2"])
    func takesEmptyPairsAndUnknownOnesForNothing(_ query: String) async throws {
        let service = try ServiceUnderTest.current
        let answer = try await found(query, service)
        if query == "?queries" {
            // Present and empty is not absent: the empty text is no query.
            #expect(answer.status == 400, "\(answer.text)")
        } else {
            #expect(answer.status == 200, "\(answer.text)")
        }
    }

    @Test func readsTruthValuesOfQueryStrings() async throws {
        let service = try ServiceUnderTest.current
        for (text, isCounted) in [("true", true), ("1", true), ("false", false), ("0", false)] {
            let answer = try await found("?total=\(text)", service)
            let total = try #require(try JSONParser.parse(answer.body)["total"]?.integerValue)
            #expect((total > 0) == isCounted, "\(text)")
        }
        let wrong = try await found("?total=yes", service)
        #expect(wrong.status == 400)
        #expect(wrong.body.contains("Invalid `total` param: Value must be a valid boolean"))
    }

    @Test func ignoresTheBodyOfAGetAndReadsThatOfADelete() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("bodied")
        let fields = [
            "X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)",
            "Content-Type: application/json",
        ]
        let get = try await RawConnection.request(
            "GET", "/v1/users/bodied", fields: fields, body: #"{"userId":"somebody"}"#, to: service)
        #expect(get.status == 200, "\(get.text)")
        let empty = try await RawConnection.request(
            "GET", "/v1/users/bodied?", fields: fields, body: "{}", to: service)
        #expect(empty.status == 200)
        let delete = try await RawConnection.request(
            "DELETE", "/v1/users/bodied", fields: fields, body: "{}", to: service)
        #expect(delete.status == 204)
        #expect(delete.text.lowercased().contains("\r\ncontent-type: "))
        #expect(delete.body.isEmpty)
    }

    @Test(arguments: ["application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8", nil])
    func readsForms(_ type: String?) async throws {
        let service = try ServiceUnderTest.current
        let id = "form\(type?.utf8.count ?? 0)"
        let fields =
            ["X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)"]
            + (type.map { ["Content-Type: \($0)"] } ?? [])
        let answer = try await RawConnection.request(
            "POST", "/v1/users", fields: fields,
            body: "userId=\(id)&email=\(id)%2Btag%40example.com&name=Ada+%26+Co%2B&unknown[]=1&", to: service)
        #expect(answer.status == 201, "\(answer.text)")
        let user = try await service.call(.get, "/users/\(id)").json
        #expect(user["email"] == .string("\(id)+tag@example.com"))
        #expect(user["name"] == "Ada & Co+")
        let labels = try await RawConnection.request(
            "PUT", "/v1/users/\(id)/labels", fields: fields, body: "labels[]=one&labels[1]=two", to: service)
        #expect(labels.status == 200, "\(labels.text)")
        #expect(try await service.call(.get, "/users/\(id)").json["labels"] == ["one", "two"])
    }

    @Test func readsNullAsAbsentAndParametersOfQueryStringsInNoBody() async throws {
        let service = try ServiceUnderTest.current
        let nulls: JSONObject = [
            "userId": "nulls", "email": .null, "phone": .null, "password": .null, "name": .null, "unknown": 1,
        ]
        let answer = try await service.call(.post, "/users", nulls)
        #expect(answer.status == 201, "\(answer.text)")
        expect(
            try await service.call(.post, "/users?userId=query", [:]), 400, "general_argument_invalid",
            "Param \"userId\" is not optional.")
    }

    @Test(arguments: [
        "{", "[]", "\"text\"", "", "{\"userId\":\"a\"} x", "\u{FEFF}{\"userId\":\"a\"}", "{\"userId\":\"\\ud800\"}",
    ])
    func readsABodyThatIsNoObjectAsEmpty(_ body: String) async throws {
        let service = try ServiceUnderTest.current
        var fields = service.keyFields
        fields.append("Content-Type", "application/json; charset=utf-8")
        expect(
            try await service.send(.post, "/users", fields, body: Array(body.utf8)), 400, "general_argument_invalid",
            "Param \"userId\" is not optional.")
    }

    @Test(arguments: ["argon2", "bcrypt", "md5", "phpass", "sha", "scrypt", "scrypt-modified"])
    func reachesAUserWhoseIdIsTheNameOfARoute(_ id: String) async throws {
        let service = try ServiceUnderTest.current
        #expect(try await service.call(.post, "/users", ["userId": .string(id)]).status == 201)
        #expect(try await service.call(.get, "/users/\(id)").json["$id"] == .string(id))
        let named = try await service.call(.patch, "/users/\(id)/name", ["name": "Ada"])
        #expect(named.json["name"] == "Ada", "\(named.text)")
        let target = try await service.call(.get, "/users/\(id)/targets/none")
        expect(target, 404, "user_target_not_found")
        #expect(try await service.call(.delete, "/users/\(id)").status == 204)
        #expect(try await service.call(.get, "/users/\(id)").status == 404)
    }
}
