import AppwriteUsers
import JSONText
import Testing

@Suite("The client's calls")
struct UsersClientTests {
    @Test(arguments: ClientCallRow.all)
    func makesTheDocumentedRequestAndReadsItsAnswer(row: ClientCallRow) async throws {
        let answer = row.answer.flatMap { type in ModelTests.golden.first { $0.0 == type }?.1 }
        #expect((answer == nil) == (row.answer == nil), "the models' table has no answer for the row")
        let transport = ScriptedTransport(status: answer == nil ? 204 : 200, body: answer ?? "")
        let result = try await row.call(UsersClient(transport))
        #expect(result.map { JSONValue.object($0.json).jsonText } == answer)
        let request = try #require(transport.requests.first)
        #expect(transport.requests.count == 1)
        #expect(request.url.hasPrefix("http://shop.example/v1/"))
        let path = request.url.dropFirst("http://shop.example/v1".count)
        let body = request.body.map { " " + String(decoding: $0, as: UTF8.self) } ?? ""
        #expect("\(request.method.rawValue) \(path)\(body)" == row.request)
        #expect(request.fields["content-type"] == (request.body == nil ? nil : "application/json"))
    }

    /// The 41 methods of the SDK for Ruby, without the two whose answers are preferences; they have tests of their own.
    @Test func hasEveryMethodOfTheSDK() {
        let names = Set(ClientCallRow.all.map(\.name)).filter { !$0.contains(/[A-Z]/) }.subtracting(["apply"])
        #expect(names.count == 41 - 2)
    }

    @Test func readsAndReplacesPreferences() async throws {
        let transport = ScriptedTransport(body: #"{"theme":"dark","deep":{}}"#)
        let client = UsersClient(transport)
        let preferences: JSONObject = ["theme": "dark", "deep": [:]]
        #expect(try await client.preferences(ofUser: "u1") == preferences)
        #expect(try await client.updatePreferences(ofUser: "u1", to: Preferences(preferences)) == preferences)
        #expect(transport.requests.map(\.method) == [.get, .patch])
        #expect(transport.requests.map(\.url).allSatisfy { $0 == "http://shop.example/v1/users/u1/prefs" })
        #expect(
            transport.requests.last?.body.map { String(decoding: $0, as: UTF8.self) }
                == #"{"prefs":{"theme":"dark","deep":{}}}"#)
        #expect(try await UsersClient(ScriptedTransport(body: "[]")).preferences(ofUser: "u1").isEmpty)
    }

    @Test func readsTheVersion() async throws {
        let transport = ScriptedTransport(body: #"{"version":"1.9.6"}"#)
        #expect(try await UsersClient(transport, key: nil).version() == "1.9.6")
        #expect(transport.requests.map(\.url) == ["http://shop.example/v1/health/version"])
        #expect(transport.requests.first?.fields["X-Appwrite-Key"] == nil)
        await #expect(throws: AppwriteError.self) { try await UsersClient(ScriptedTransport(body: "{}")).version() }
    }

    @Test func identifiesItselfInEveryRequest() async throws {
        let transport = ScriptedTransport(status: 204)
        try await UsersClient(transport).delete(id: "u1")
        let fields = try #require(transport.requests.first?.fields)
        #expect(fields["X-Appwrite-Project"] == "shop")
        #expect(fields["X-Appwrite-Key"] == "standard_k3y")
        #expect(fields["X-Appwrite-Response-Format"] == "2.6.2")
        #expect(try #require(fields["User-Agent"]).hasPrefix("Hashferry/"))
    }

    @Test func takesAnEndpointWithASlashAtItsEnd() async throws {
        let transport = ScriptedTransport(status: 204)
        let client = UsersClient(endpoint: "http://h/v1/", project: "p", key: nil, transport: transport)
        try await client.delete(id: "u1")
        #expect(transport.requests.map(\.url) == ["http://h/v1/users/u1"])
    }

    @Test func encodesIdentifiersInPaths() async throws {
        let transport = ScriptedTransport(status: 204)
        try await UsersClient(transport).deleteSession(ofUser: "a b/c?d#e%é", session: "x/../..")
        #expect(
            transport.requests.map(\.url) == [
                "http://shop.example/v1/users/a%20b%2Fc%3Fd%23e%25%C3%A9/sessions/x%2F..%2F.."
            ])
    }

    /// Each of them would otherwise delete more than it names.
    @Test(arguments: ["", ".", "..", "../u2"])
    func refusesIdentifiersThatWouldChangeThePath(id: String) async {
        let transport = ScriptedTransport(status: 204)
        let client = UsersClient(transport)
        typealias Violation = WireRuleViolation
        await #expect(throws: AppwriteError.invalidRequest(Violation(field: .userId, rule: .key))) {
            try await client.delete(id: id)
        }
        await #expect(throws: AppwriteError.invalidRequest(Violation(field: .sessionId, rule: .key))) {
            try await client.deleteSession(ofUser: "u1", session: id)
        }
        await #expect(throws: AppwriteError.invalidRequest(Violation(field: .targetId, rule: .key))) {
            try await client.deleteTarget(ofUser: "u1", target: id)
        }
        await #expect(throws: AppwriteError.invalidRequest(Violation(field: .identityId, rule: .key))) {
            try await client.deleteIdentity(id: id)
        }
        #expect(transport.requests.isEmpty)
    }

    @Test func sendsNothingThatTheServiceWouldRefuse() async {
        let transport = ScriptedTransport(status: 201)
        let client = UsersClient(transport)
        await #expect(
            throws: AppwriteError.invalidRequest(WireRuleViolation(field: .password, rule: .lowercaseHex(digits: 32)))
        ) {
            try await client.createMD5(id: "u1", email: "a@b.co", hash: WireFixtures.md5.uppercased())
        }
        await #expect(throws: AppwriteError.invalidRequest(WireRuleViolation(field: .userId, rule: .key))) {
            try await client.create(id: "unique()")
        }
        #expect(transport.requests.isEmpty)
    }
}
