import NIOCore
import Testing
import UsersServer

/// Clients that never finish what they say: their connections are closed after the idle time, and the service goes on.
@Suite(.service { $0.idleSeconds = 2 }, .timeLimit(.minutes(10))) struct SlowClientTests {
    @Test(arguments: [
        "GET", "GET /v1/users", "\u{0}\u{1}\u{2}\r\n\r\n", "GET /v1/users HTTP/9.9\r\n\r\n",
        "GET  /v1/users  HTTP/1.1\r\n\r\n", "GET /v1/users HTTP/1.1\r\nHost : a\r\n\r\n",
        "GET /v1/users HTTP/1.1\r\nno colon\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\u{0}",
        "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        "POST /v1/users HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "POST /v1/users HTTP/1.1\r\nContent-Length: x\r\n\r\n",
        "POST /v1/users HTTP/1.1\r\nContent-Length: 99999999999999999999999\r\n\r\n",
        "POST /v1/users HTTP/1.1\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "POST /v1/users HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST /v1/users HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n\r\n",
        // The rest of the body never comes.
        "POST /v1/users HTTP/1.1\r\nContent-Length: 100\r\n\r\n{}",
    ])
    func closesTheConnectionOfWhatIsNoHTTP(_ text: String) async throws {
        let service = try ServiceUnderTest.current
        let answer = RawAnswer(try await RawConnection.exchange(text, with: service))
        // Nothing, or a refusal; that the exchange ends is half of the claim.
        #expect(answer.status == 0 || 400..<500 ~= answer.status, "\(answer.text)")
        try await expectAnswers(service)
    }

    @Test func closesASlowHeadAndASlowBody() async throws {
        let service = try ServiceUnderTest.current
        try await RawConnection.drip(after: "GET /v1/users HTTP/1.1\r\nX-Slow: ", to: service)
        try await RawConnection.drip(
            after:
                "POST /v1/users HTTP/1.1\r\nHost: a\r\nX-Appwrite-Project: \(service.project)\r\nX-Appwrite-Key: \(service.key)\r\n"
                + "Content-Length: 1000000\r\n\r\n", to: service)
        try await expectAnswers(service)
    }

    @Test func closesAConnectionThatSaysNothing() async throws {
        let service = try ServiceUnderTest.current
        let channel = try await RawConnection.open(to: service)
        try await channel.closeFuture.get()
        #expect(!channel.isActive)
    }

    /// On a busy machine a request may itself take longer than the idle time, and is made again.
    private func expectAnswers(_ service: ServiceUnderTest) async throws {
        while try await RawConnection.request("GET", "/v1/ping", to: service).status != 200 {}
    }
}
