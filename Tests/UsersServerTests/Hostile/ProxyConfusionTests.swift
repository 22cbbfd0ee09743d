import AppwriteUsers
import Logging
import Synchronization
import Testing
import UsersServer

/// Requests that something in front of the service may take for other ones, and bodies that end too soon.
@Suite(.timeLimit(.minutes(10))) struct ProxyConfusionTests {
    /// Keeps which calls failed by the service's own fault.
    private final class Failures: Sendable, LogHandler {
        let messages = Mutex<[String]>([])
        var metadata: Logger.Metadata {
            get { [:] }
            set {}
        }
        var logLevel: Logger.Level {
            get { .error }
            set {}
        }

        subscript(metadataKey _: String) -> Logger.Metadata.Value? {
            get { nil }
            set {}
        }

        func log(event: LogEvent) {
            guard event.message == "a call failed" else { return }
            messages.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }

    private func head(_ service: ServiceUnderTest, _ target: String, _ fields: String...) -> String {
        (["POST \(target) HTTP/1.1", "X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)"]
            + fields + ["", ""]).joined(separator: "\r\n")
    }

    @Test(arguments: [
        "//v1/users", "/v1//users", "/v1/users//", "///v1/users", "/v1//ping", "http://localhost//v1/users",
    ])
    func knowsOneSpellingOfAPathOnly(_ target: String) async throws {
        try await ServiceUnderTest.run { service in
            let answer = try await RawConnection.request(
                "GET", target, fields: ["X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)"],
                to: service)
            #expect(answer.status == 404, "\(answer.text)")
            #expect(answer.body.contains(#""type":"general_route_not_found""#))
        }
    }

    @Test func wantsOneHost() async throws {
        try await ServiceUnderTest.run { service in
            for hosts in [[], ["Host: a", "Host: b"], ["Host: a", "host: a"], ["Host:"]] {
                let lines = ["GET /v1/ping HTTP/1.1", "Connection: close"] + hosts + ["", ""]
                let answer = RawAnswer(
                    try await RawConnection.exchange(lines.joined(separator: "\r\n"), with: service))
                #expect(answer.status == 400, "\(hosts): \(answer.text)")
            }
        }
    }

    @Test(arguments: ["9223372036854775808", "18446744073709551614", "9223372036854775807", "1048577"])
    func refusesALengthAtOnce(_ length: String) async throws {
        try await ServiceUnderTest.run { service in
            let channel = try await RawConnection.answerOfOpenConnection(
                head(service, "/v1/users", "Host: a", "Content-Length: \(length)"), from: service)
            #expect(channel.hasPrefix("HTTP/1.1 413 "), "\(channel)")
        }
    }

    @Test(arguments: ["zz\r\n{}\r\n0\r\n\r\n", "-1\r\n{}", "ffffffffffffffffff\r\n", "2\r\n{}xx0\r\n\r\n"])
    func refusesBrokenPiecesAsTheCallersFault(_ body: String) async throws {
        let failures = Failures()
        try await ServiceUnderTest.run(configure: { $0.logger = Logger(label: "test") { _ in failures } }) { service in
            let answer = RawAnswer(
                try await RawConnection.exchange(
                    head(service, "/v1/users", "Host: a", "Transfer-Encoding: chunked", "Connection: close") + body,
                    with: service))
            #expect(answer.status == 400, "\(answer.text)")
        }
        #expect(failures.messages.withLock { $0 } == [])
    }

    @Test(arguments: [["Content-Length: 100"], ["Transfer-Encoding: chunked"]])
    func refusesACutOffBodyAsTheCallersFault(_ fields: [String]) async throws {
        let failures = Failures()
        try await ServiceUnderTest.run(configure: { $0.logger = Logger(label: "test") { _ in failures } }) { service in
            let text = head(service, "/v1/users", "Host: a", fields[0], "Connection: close") + "5\r\nabc"
            let answer = RawAnswer(try await RawConnection.exchangeAndEnd(text, with: service))
            #expect([0, 400].contains(answer.status), "\(answer.text)")
            #expect(try await service.call(.get, "/ping").status == 200)
        }
        #expect(failures.messages.withLock { $0 } == [])
    }
}
