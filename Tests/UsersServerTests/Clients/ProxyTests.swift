import AppwriteUsers
import JSONText
import Testing
import UsersServer

/// The service behind a proxy: this machine is one.
@Suite(.service { $0.trustedProxies = ["127.0.0.0/8"].compactMap { IPNetwork($0) } }) struct ProxyTests {
    @Test func writesTheClientIntoTheSession() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("behind")
        var fields = service.guestFields
        fields.append("X-Forwarded-For", "198.51.100.1, 203.0.113.9")
        let answer = try await service.logIn("behind@example.com", ServiceUnderTest.password, fields)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer.json["ip"] == "203.0.113.9")
        #expect(!answer.values("Set-Cookie").contains { $0.contains("; secure") })
    }

    /// Signing up is limited by where the caller sits.
    @Test func countsTheClientsAndNotTheProxy() async throws {
        let service = try ServiceUnderTest.current
        func remaining(_ client: String) async throws -> String? {
            var fields = service.guestFields
            fields.append("X-Forwarded-For", "198.51.100.1, \(client)")
            return try await service.call(.post, "/account", [:], fields).fields["X-RateLimit-Remaining"]
        }
        #expect(try await remaining("203.0.113.1") == "9")
        #expect(try await remaining("203.0.113.1") == "8")
        #expect(try await remaining("203.0.113.2") == "9")
        #expect(try await remaining("::ffff:203.0.113.1") == "7")
    }
}

/// The service without a proxy: what anybody says of their address counts for nothing.
@Suite(.service()) struct UntrustedProxyTests {
    @Test func doesNotBelieveTheHeader() async throws {
        let service = try ServiceUnderTest.current
        try await service.makeUser("direct")
        var fields = service.guestFields
        fields.append("X-Forwarded-For", "203.0.113.9")
        fields.append("X-Forwarded-Proto", "https")
        let answer = try await service.logIn("direct@example.com", ServiceUnderTest.password, fields)
        #expect(answer.status == 201, "\(answer.text)")
        #expect(answer.json["ip"] == "127.0.0.1")
        #expect(answer.values("Set-Cookie").count == 2)
        #expect(!answer.values("Set-Cookie").contains { $0.contains("; secure") })
    }
}
