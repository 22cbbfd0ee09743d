import AppwriteUsers
import JSONText
import NIOCore
import Testing
import UsersServer

/// Requests that no HTTP client sends: each is refused or its connection closed, and the service goes on.
@Suite(.service(), .timeLimit(.minutes(10))) struct HostileRequestTests {
    private func fields(_ service: ServiceUnderTest) -> [String] {
        ["X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)"]
    }

    @Test(arguments: [
        ("/v1/users/../health/version", 404), ("/v1/../v1/users", 404), ("/../../etc/passwd", 404),
        ("/v1/users/%2e%2e", 400), ("/v1/users/%2e%2e%2fusers", 400), ("/v1/users/%00", 400),
        ("/v1/users/a%00b", 400), ("/v1/users/%", 400), ("/v1/users/%zz", 400), ("/v1/users/%ff", 400),
        ("/v1/users/..", 400), ("/v1/users/.", 400), ("/v1/users/%2e", 400), ("/v1/users/a%2Fb", 400),
        ("/v1/users/a%2fprefs", 400), ("/v1/users/a%252Fprefs", 400), ("/v1/users/a%5Cprefs", 400),
        ("/v1/users/%4", 400),
        ("/v1/users/..%2F..%2Fusers", 400), ("/v1/users%2Fa", 404), ("/v1/users/a/targets/%2e%2e", 400),
        ("/v1//users", 404), ("//v1/users", 404), ("/v1/users/", 200),
        ("/V1/users", 404), ("/v1", 404), ("/", 404), ("*", 404), ("/v1/users/a/b/c/d/e/f", 404),
        ("/v1/users/unique()", 400), ("/v1/users/" + String(repeating: "a", count: 37), 400),
        ("/v1/users/" + String(repeating: "a/", count: 5000), 404),
    ])
    func answersOddPaths(_ path: String, _ status: Int) async throws {
        let service = try ServiceUnderTest.current
        let answer = try await RawConnection.request("GET", path, fields: fields(service), to: service)
        #expect(answer.status == status, "\(answer.text)")
        #expect(!answer.text.lowercased().contains("\r\nlocation:"))
    }

    @Test func decodesAParameterOfThePathOnce() async throws {
        let service = try ServiceUnderTest.current
        #expect(try await service.call(.post, "/users", ["userId": "a.b-c_d"]).status == 201)
        for path in ["/v1/users/a.b-c_d", "/v1/users/%61%2Eb%2dc%5Fd"] {
            let answer = try await RawConnection.request("GET", path, fields: fields(service), to: service)
            #expect(answer.body.contains(#""$id":"a.b-c_d""#), "\(answer.text)")
        }
    }

    @Test func refusesALongPath() async throws {
        let service = try ServiceUnderTest.current
        for path in ["/v1/users/", "/v1/users?search="] {
            let answer = try await RawConnection.request(
                "GET", path + String(repeating: "a", count: 100_000), fields: fields(service), to: service)
            #expect([0, 400, 414, 431].contains(answer.status), "\(answer.text.prefix(1000))")
        }
        #expect(try await RawConnection.request("GET", "/v1/ping", to: service).status == 200)
    }

    @Test func refusesHeaderBombs() async throws {
        let service = try ServiceUnderTest.current
        let bombs = [
            ["X-Bomb: " + String(repeating: "a", count: 1 << 20)],
            (0..<50_000).map { "X-Bomb-\($0): a" },
            [String(repeating: "a", count: 1 << 20) + ": a"],
            ["Cookie: " + String(repeating: "a=b; ", count: 200_000)],
        ]
        for bomb in bombs {
            let answer = try await RawConnection.request(
                "GET", "/v1/users", fields: fields(service) + bomb, to: service)
            #expect([0, 400, 413, 431].contains(answer.status), "\(answer.text.prefix(1000))")
        }
        #expect(try await RawConnection.request("GET", "/v1/ping", to: service).status == 200)
    }

    @Test(arguments: ["OPTIONS", "TRACE", "CONNECT", "PROPFIND", "PUT", "QUERY"])
    func answersOtherMethods(_ method: String) async throws {
        let service = try ServiceUnderTest.current
        let answer = try await RawConnection.request(method, "/v1/users", fields: fields(service), to: service)
        #expect(400..<500 ~= answer.status, "\(answer.text)")
    }

    /// The list is one that no other test adds to: both answers are as long.
    @Test(arguments: [
        (
            "/v1/users?queries%5B%5D=%7B%22method%22:%22equal%22,%22attribute%22:%22$id%22,%22values%22:%5B%22nobody%22%5D%7D",
            200
        ),
        ("/v1/users/nobody", 404), ("/v1/nowhere", 404), ("/v1/health/version", 200),
    ])
    func answersAHeadAsAGetWithoutTheBody(_ path: String, _ status: Int) async throws {
        let service = try ServiceUnderTest.current
        let head = try await RawConnection.request("HEAD", path, fields: fields(service), to: service)
        #expect(head.status == status)
        #expect(head.body.isEmpty)
        let get = try await RawConnection.request("GET", path, fields: fields(service), to: service)
        #expect(head.text.lowercased().contains("\r\ncontent-length: \(get.body.utf8.count)\r\n"), "\(head.text)")
    }

    @Test func takesWhatFollowsAShortBodyForAnotherRequest() async throws {
        let service = try ServiceUnderTest.current
        let answers = try await RawConnection.exchange(
            "POST /v1/users HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n{}GARBAGE\r\n\r\n", with: service)
        #expect(answers.hasPrefix("HTTP/1.1 404 "), "\(answers)")
        #expect(!answers.contains("HTTP/1.1 2"))
    }

    @Test func answersPipelinedRequestsInTheirOrder() async throws {
        let service = try ServiceUnderTest.current
        let header = "Host: a\r\n\(fields(service).joined(separator: "\r\n"))\r\n"
        let targets = (0..<20).map { $0.isMultiple(of: 2) ? "/v1/health/version" : "/v1/users/none\($0)" }
        let requests = targets.map { "GET \($0) HTTP/1.1\r\n\(header)\r\n" }.joined()
        let last = "GET /v1/ping HTTP/1.1\r\n\(header)Connection: close\r\n\r\n"
        let answers = try await RawConnection.exchange(requests + last, with: service)
        let statuses = answers.components(before: "HTTP/1.1 ")
        #expect(statuses == (0..<20).map { $0.isMultiple(of: 2) ? "200" : "404" } + ["200"])
        #expect(answers.hasSuffix("Pong!"))
    }
}

extension String {
    /// The three characters behind each occurrence of a text.
    fileprivate func components(before marker: String) -> [String] {
        ranges(of: marker).map { String(self[$0.upperBound...].prefix(3)) }
    }
}
