import AppwriteUsers
import Testing

@testable import UsersServer

/// Pages of other origins (Fetch Standard, CORS).
@Suite(.service { $0.settings.trustedHosts = ["app.example.com", "kiosk.example"] }) struct CrossOriginTests {
    private func answer(_ method: HTTPMethod, _ origin: String) async throws -> HTTPTransportResponse {
        let service = try ServiceUnderTest.current
        var fields = service.guestFields
        fields.append("Origin", origin)
        return try await service.send(method, "/ping", fields)
    }

    @Test(arguments: [
        "http://localhost", "http://localhost:3000", "https://LOCALHOST:65535", "http://127.0.0.1:8080", "http://[::1]",
        "http://[::1]:5173", "https://app.example.com", "https://App.Example.com:8443",
    ])
    func trustsThisMachineAndTheHostsThatAreNamed(_ origin: String) async throws {
        let answer = try await answer(.get, origin)
        #expect(answer.status == 200)
        #expect(answer.values("Access-Control-Allow-Origin") == [origin])
        #expect(answer.values("Access-Control-Allow-Credentials") == ["true"])
        #expect(answer.values("Access-Control-Expose-Headers") == ["X-Appwrite-Session, X-Fallback-Cookies"])
        #expect(answer.values("Vary") == ["Origin"])
    }

    @Test(arguments: [
        "http://[::1].evil.com", "http://[::1]x", "http://[::1]@evil.com", "http://[::1", "http://[::1]:",
        "foo://localhost",
        "file://localhost", "localhost", "//localhost", "http:localhost", "http://", "https://", "null", "",
        "http://localhost.evil.com", "http://localhost@evil.com", "http://evil.com@localhost",
        "http://localhost:80@evil.com",
        "http://localhost:", "http://localhost:+80", "http://localhost:65536", "http://localhost:8080:1",
        "http://localhost:8080.evil.com", "http://localhost/", "http://localhost?.evil.com",
        "http://localhost#.evil.com",
        "http://localhost\\.evil.com", "http://localhost .evil.com", "http://localhost., http://evil.com",
        "http://localhost, http://evil.com", "http://.localhost", "http://evil.com", "http://evil.com:80",
        "https://evil.app.example.com", "https://app.example.com.evil.com", "https://app.example.comevil.com",
        "https://app.example.com.", "https://\u{212A}iosk.example", "http://[evil.com]", "http://[]", "http://127.1",
    ])
    func trustsNothingElse(_ origin: String) async throws {
        let plain = try await answer(.get, origin)
        #expect(plain.status == 200)
        #expect(plain.fields.fields.allSatisfy { !$0.name.lowercased().hasPrefix("access-control-") })
    }

    @Test func answersAPreflightAsAppwriteDoes() async throws {
        let service = try ServiceUnderTest.current
        let text = try await RawConnection.request(
            "OPTIONS", "/v1/account",
            fields: [
                "Origin: http://localhost", "Access-Control-Request-Method: PATCH",
                "Access-Control-Request-Headers: X-Evil",
            ], to: service
        ).text
        #expect(text.hasPrefix("HTTP/1.1 204 "))
        let fields = Dictionary(
            text.split(separator: "\r\n").dropFirst().map { line in
                (line.prefix { $0 != ":" }.lowercased(), String(line.drop { $0 != ":" }.dropFirst(2)))
            }, uniquingKeysWith: { "\($0); \($1)" })
        #expect(fields["server"] == "Appwrite")
        #expect(fields["x-content-type-options"] == "nosniff")
        #expect(fields["access-control-allow-origin"] == "http://localhost")
        #expect(fields["access-control-allow-methods"] == "GET, POST, PUT, PATCH, DELETE")
        #expect(fields["access-control-max-age"] == "86400")
        let allowed = fields["access-control-allow-headers"] ?? ""
        #expect(
            allowed.hasPrefix("Accept, Origin, Cookie, Set-Cookie, Content-Type, Content-Range, X-Appwrite-Project, "))
        #expect(allowed.hasSuffix(", X-Requested-With, X-Forwarded-For, X-Forwarded-User-Agent"))
        #expect(!allowed.contains("X-Evil"))
        let untrusted = try await RawConnection.request(
            "OPTIONS", "/v1/account", fields: ["Origin: http://evil.com"], to: service)
        #expect(untrusted.status == 404)
    }

    @Test func readsTheHostAsItIsCompared() {
        #expect(WebOrigin("https://[2001:DB8::7]:1")?.host == "[2001:db8::7]")
        #expect(WebOrigin("https://a_b-c.example")?.host == "a_b-c.example")
    }
}
