import AppwriteUsers
import JSONText
import Synchronization
import Testing

@Suite("What the client does without a success")
struct ClientFailureTests {
    private typealias Answer = ScriptedTransport.Answer

    private static func answer(_ status: Int, _ body: String = "", _ fields: HeaderFields = HeaderFields()) -> Answer {
        .success(HTTPTransportResponse(status: status, fields: fields, body: Array(body.utf8)))
    }

    private static func envelope(_ code: Int, _ type: String) -> Answer {
        answer(code, #"{"message":"No, ada@example.com","code":\#(code),"type":"\#(type)","version":"1.9.6"}"#)
    }

    private static let lost = Answer.failure(TransportFailure(.connectionLost, mayHaveReachedServer: true))
    private static let unreachable = Answer.failure(TransportFailure(.cannotConnect, mayHaveReachedServer: false))
    private static let gone = answer(204)

    @Test func tellsWhatTheServiceRefuses() async {
        let client = UsersClient(ScriptedTransport([Self.envelope(404, "user_not_found")]))
        let error = await #expect(throws: AppwriteError.self) { try await client.get(id: "u1") }
        #expect(error?.code == 404)
        #expect(error?.type == .userNotFound)
        #expect(error?.message == "No, ada@example.com")
        #expect(error?.description == "The service answered 404 user_not_found.")
    }

    @Test func keepsATypeThatItDoesNotKnow() async {
        let client = UsersClient(ScriptedTransport([Self.envelope(418, "user_is_a_teapot")]))
        let error = await #expect(throws: AppwriteError.self) { try await client.get(id: "u1") }
        #expect(error?.type == ErrorType(rawValue: "user_is_a_teapot"))
        #expect(error?.type?.description == "user_is_a_teapot")
    }

    @Test(arguments: ["", "ada@example.com", "a b", "ö"])
    func showsNoTypeThatIsNoWord(name: String) {
        #expect("\(ErrorType(rawValue: name))" == "unnamed")
    }

    /// The answer, and what its error says.
    static let unexpected: [(Int, String, String)] = [
        (500, "<html>ada@example.com</html>", "it is not in the service's own form."),
        (500, "", "it is not in the service's own form."),
        (404, #"{"error":"ada@example.com"}"#, "it is not in the service's own form."),
        (301, "", "it is not in the service's own form."),
        (200, "", "the JSON text ends too early at byte 0."),
        (200, "<html>", "unexpected byte in the JSON text at byte 0."),
        (200, #""ada@example.com""#, "it is no JSON object."),
        (200, #"[{"$id":"u1"}]"#, "it is no JSON object."),
        (200, "{}", "$id in the answer is no string."),
        (200, #"{"$id":"u1","$createdAt":"ada@example.com"}"#, "$createdAt in the answer is no date."),
    ]

    @Test(arguments: unexpected)
    func tellsAnAnswerThatIsNotWhatWasAskedFor(status: Int, body: String, text: String) async throws {
        let client = UsersClient(ScriptedTransport(status: status, body: body))
        let error = await #expect(throws: AppwriteError.self) { try await client.get(id: "u1") }
        #expect(error?.description == "The answer with status \(status) is unexpected: \(text)")
        #expect(error?.code == status)
        guard case .unexpectedAnswer(let answer) = error else {
            Issue.record("the error is of another kind")
            return
        }
        #expect(String(decoding: answer.response, as: UTF8.self) == body)
    }

    @Test func showsNoContentsHoweverAnErrorIsPrinted() async throws {
        let secrets = ["ada@", "k3y", "correct", "XyEK"]
        let body = #"{"message":"ada@example.com correct","code":409,"type":"user_already_exists"}"#
        let broken = #"{"$id":"ada@","$createdAt":"correct"}"#
        for (status, body) in [(409, body), (200, broken)] {
            let transport = ScriptedTransport(status: status, body: body)
            let client = UsersClient(transport)
            let error = await #expect(throws: AppwriteError.self) {
                try await client.create(id: "u1", email: "ada@example.com", password: "correct horse")
            }
            let values: [Any] = [try #require(error), client, try #require(transport.requests.first), ModelTests.user]
            for value in values.dropLast() {
                var dumped = ""
                dump(value, to: &dumped)
                for text in ["\(value)", String(reflecting: value), dumped] {
                    for secret in secrets { #expect(!text.contains(secret)) }
                }
            }
        }
    }

    /// What comes one after the other, and how many requests a deletion makes; the last answer is 204 throughout.
    @Test(arguments: [
        [lost], [unreachable, unreachable], [envelope(429, "general_rate_limit_exceeded")], [answer(503), answer(502)],
        [lost, answer(504), unreachable, answer(503)],
    ])
    func repeatsADeletionUntilItSucceeds(failures: [ScriptedTransport.Answer]) async throws {
        let transport = ScriptedTransport(failures + [Self.gone])
        try await UsersClient(transport, retry: .default).delete(id: "u1")
        #expect(transport.requests.count == failures.count + 1)
        #expect(Set(transport.requests).count == 1)
    }

    /// What a create meets first, and how many requests it makes.
    @Test(arguments: [
        (lost, 1), (unreachable, 5), (envelope(429, "general_rate_limit_exceeded"), 5), (answer(503), 5),
        (answer(502), 1), (envelope(500, "general_unknown"), 1), (envelope(409, "user_already_exists"), 1),
    ])
    func repeatsACreateOnlyIfNothingWasDone(failure: ScriptedTransport.Answer, count: Int) async {
        let transport = ScriptedTransport([failure])
        await #expect(throws: AppwriteError.self) {
            try await UsersClient(transport, retry: .default).create(id: "u1")
        }
        #expect(transport.requests.count == count)
    }

    @Test func throwsTheLastFailureOfSeveral() async {
        let transport = ScriptedTransport([Self.lost, Self.envelope(404, "user_not_found")])
        let error = await #expect(throws: AppwriteError.self) {
            try await UsersClient(transport, retry: .default).delete(id: "u1")
        }
        #expect(error?.type == .userNotFound)
        #expect(transport.requests.count == 2)
    }

    @Test func waitsAsLongAsTheServerAsks() async throws {
        let waits = Mutex<[Duration]>([])
        let transport = ScriptedTransport([Self.answer(429, "", ["retry-after": "9"]), Self.gone])
        let client = UsersClient(
            endpoint: "http://h/v1", project: "p", key: nil, transport: transport,
            wait: { duration in waits.withLock { $0.append(duration) } })
        try await client.delete(id: "u1")
        let waited = waits.withLock { $0 }
        #expect(waited.count == 1)
        #expect(waited.allSatisfy { .seconds(9)..<(.seconds(10)) ~= $0 })
    }

    @Test func stopsWaitingWhenItsTaskIsCancelled() async {
        let transport = ScriptedTransport([Self.unreachable])
        let client = UsersClient(
            endpoint: "http://h/v1", project: "p", key: nil, transport: transport,
            wait: { _ in throw CancellationError() })
        await #expect(
            throws: AppwriteError.transport(TransportFailure(.cannotConnect, mayHaveReachedServer: false))
        ) {
            try await client.delete(id: "u1")
        }
        #expect(transport.requests.count == 1)
    }
}
