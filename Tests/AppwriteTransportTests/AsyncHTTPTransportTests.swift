import AppwriteTransport
import AppwriteUsers
import Testing

@Suite("The transport over sockets")
struct AsyncHTTPTransportTests {
    /// Sends a request to a path of a fresh server.
    private func send(
        _ method: HTTPMethod, _ path: String, fields: HeaderFields = HeaderFields(), body: String? = nil,
        timeout: Duration = .seconds(30), maximumAnswerByteCount: Int = 1000
    ) async throws -> HTTPTransportResponse {
        let server = try await LoopbackServer.start()
        let transport = AsyncHTTPTransport(timeout: timeout, maximumAnswerByteCount: maximumAnswerByteCount)
        let request = HTTPTransportRequest(
            method: method, url: server.address + path, fields: fields, body: body.map { Array($0.utf8) })
        let result: Result<HTTPTransportResponse, TransportFailure>
        do throws(TransportFailure) {
            result = .success(try await transport.send(request))
        } catch {
            result = .failure(error)
        }
        await transport.shutdown()
        try await server.stop()
        return try result.get()
    }

    @Test(arguments: HTTPMethod.allCases.filter { $0 != .get })
    func sendsMethodFieldsAndBody(method: HTTPMethod) async throws {
        let answer = try await send(method, "/echo", fields: ["X-Appwrite-Key": "k1"], body: #"{"name":"Ada"}"#)
        #expect(answer.status == 200)
        #expect(
            String(decoding: answer.body, as: UTF8.self)
                == #"\#(method.rawValue) k1 ["content-length"] {"name":"Ada"}"#)
    }

    @Test func sendsAGETWithoutABody() async throws {
        let answer = try await send(.get, "/echo")
        #expect(String(decoding: answer.body, as: UTF8.self) == "GET  [] ")
    }

    @Test func keepsTheFieldsOfAnAnswerAndFindsThemInAnyCase() async throws {
        let answer = try await send(.get, "/echo")
        #expect(answer.fields["X-ECHO"] == "yes")
        #expect(answer.fields.fields.count { $0.name.lowercased() == "x-echo" } == 2)
    }

    @Test func passesEveryStatusOn() async throws {
        let limited = try await send(.post, "/limited", body: "{}")
        #expect(limited.status == 429)
        #expect(limited.fields["retry-after"] == "7")
        #expect(String(decoding: limited.body, as: UTF8.self) == "{}")
        let empty = try await send(.delete, "/empty")
        #expect(empty.status == 204)
        #expect(empty.body.isEmpty)
    }

    @Test func followsNoRedirect() async throws {
        #expect(try await send(.get, "/moved").status == 301)
    }

    @Test(arguments: ["/torn", "/closed"])
    func saysThatTheConnectionWasLostInTheMiddle(path: String) async {
        await #expect(throws: TransportFailure(.connectionLost, mayHaveReachedServer: true)) {
            try await send(.post, path, body: "{}")
        }
    }

    /// Whether a slow machine has sent the request by then is open, and so is what the failure says of that.
    @Test(arguments: ["/never", "/stalled"])
    func endsARequestThatIsNotAnsweredInTime(path: String) async {
        let failure = await #expect(throws: TransportFailure.self) {
            try await send(.get, path, timeout: .milliseconds(50))
        }
        #expect(failure?.reason == .timedOut)
    }

    @Test func boundsTheBodyOfAnAnswer() async throws {
        #expect(try await send(.get, "/exact").body.count == 1000)
        await #expect(throws: TransportFailure(.answerTooLarge, mayHaveReachedServer: true)) {
            try await send(.get, "/large")
        }
    }

    @Test(arguments: ["127.0.0.1", "localhost"])
    func knowsThatARefusedConnectionReachedNobody(host: String) async throws {
        let server = try await LoopbackServer.start()
        let address = server.address.replacing("127.0.0.1", with: host)
        try await server.stop()
        await #expect(throws: TransportFailure(.cannotConnect, mayHaveReachedServer: false)) {
            try await failure(of: HTTPTransportRequest(method: .post, url: address + "/echo", body: []))
        }
    }

    @Test(arguments: ["", "shop.example/v1", "ftp://127.0.0.1/", "http:///users"])
    func refusesAnAddressThatIsNone(url: String) async {
        await #expect(throws: TransportFailure(.invalidRequest, mayHaveReachedServer: false)) {
            try await failure(of: HTTPTransportRequest(method: .get, url: url))
        }
    }

    @Test func refusesAKeyThatWouldEndItsField() async {
        let request = HTTPTransportRequest(
            method: .get, url: "http://127.0.0.1:1/", fields: ["X-Appwrite-Key": "a\r\nX-Other: b"])
        await #expect(throws: TransportFailure(.invalidRequest, mayHaveReachedServer: false)) {
            try await failure(of: request)
        }
    }

    @Test func endsWithItsTask() async throws {
        let server = try await LoopbackServer.start()
        let transport = AsyncHTTPTransport()
        let request = HTTPTransportRequest(method: .get, url: server.address + "/never")
        let task = Task { try await transport.send(request) }
        task.cancel()
        await #expect(throws: TransportFailure(.cancelled, mayHaveReachedServer: true)) { try await task.value }
        await transport.shutdown()
        try await server.stop()
    }

    @Test func servesAClientFromEndToEnd() async throws {
        let server = try await LoopbackServer.start()
        let transport = AsyncHTTPTransport()
        let client = UsersClient(endpoint: server.address, project: "p", key: "k", transport: transport, retry: .never)
        let user = try await client.get(id: "ada")
        #expect(user.name == "Ada")
        try await client.delete(id: "ada")
        await transport.shutdown()
        try await server.stop()
    }

    /// Sends a request that fails.
    private func failure(of request: HTTPTransportRequest) async throws {
        let transport = AsyncHTTPTransport()
        do throws(TransportFailure) {
            _ = try await transport.send(request)
            await transport.shutdown()
        } catch {
            await transport.shutdown()
            throw error
        }
    }
}
