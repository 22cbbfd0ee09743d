import AppwriteUsers
import JSONText
import Logging
import Testing

@testable import UsersServer

/// What the log says of what was refused, and of the service's beginning and end.
@Suite struct ServiceLogTests {
    private func log(
        _ level: Logger.Level = .info, configure: (inout ServiceConfiguration) -> Void = { _ in },
        _ body: (ServiceUnderTest) async throws -> Void
    ) async throws -> [String] {
        let log = KeptLog()
        try await ServiceUnderTest.run { configuration in
            configuration.logger = log.logger(level)
            configure(&configuration)
        } _: {
            try await body($0)
        }
        // What the framework says where a service is cancelled, as these are, and not asked to end.
        return log.said.filter { !$0.contains("Waiting on child channel") }
    }

    private func refusedLogins(_ service: ServiceUnderTest) async throws {
        try await service.makeUser("known")
        for _ in 1...11 { #expect(try await service.logIn("known@example.com", "wrong").status >= 400) }
        #expect(try await service.logIn("known@example.com", "wrong", service.keyFields).status == 401)
        #expect(
            try await service.logIn("known@example.com", ServiceUnderTest.password, service.keyFields).status == 201)
    }

    @Test func refusedLoginsAreSaidWithTheAddressAndNothingOfTheUser() async throws {
        let said = try await log { try await refusedLogins($0) }
        let refused = said.filter { $0.hasPrefix("info log-in refused ") }
        let invalid = "info log-in refused address=127.0.0.1 caller=guest method=password reason=invalid"
        #expect(refused.filter { $0 == invalid }.count == 10)
        #expect(refused.contains(invalid.replacing("invalid", with: "limited")))
        // A server's address is not its user's: the filter for fail2ban leaves these out.
        #expect(refused.contains(invalid.replacing("guest", with: "app")))
        #expect(refused.count == 12)
        #expect(!said.contains { $0.contains("known") || $0.contains("wrong") || $0.contains("example") })
    }

    @Test func addressesCanBeLeftOut() async throws {
        let said = try await log(configure: { $0.logsAddresses = false }) { try await refusedLogins($0) }
        #expect(said.contains("info log-in refused caller=guest method=password reason=invalid"))
        #expect(!said.contains { $0.contains("refused") && $0.contains("127.0.0.1") })
    }

    @Test func callsBeyondALimitAreSaid() async throws {
        let said = try await log { service in
            // Each is refused for its parameters, and counts.
            for _ in 1...11 { _ = try await service.call(.post, "/account", [:], service.guestFields) }
        }
        #expect(said.contains("info call refused address=127.0.0.1 caller=guest limit=account reason=limited"))
    }

    @Test func theStartAndTheEndAreSaid() async throws {
        let said = try await log(.info) { service in _ = try await service.call(.get, "/users") }
        let start = try #require(said.first)
        #expect(start.hasPrefix("info started address=127.0.0.1:"))
        for word in ["database_bytes=", "kernels=", "memory_budget_bytes=536870912", "users=0", "version="] {
            #expect(start.contains(word))
        }
        let end = try #require(said.last)
        #expect(end.hasPrefix("info stopped calls=1 reason=asked to uptime_seconds="), "\(said)")
        #expect(said.count == 2, "the framework repeats it: \(said)")
    }

    @Test func theUsualSaysNothing() async throws {
        #expect(try await log(.notice) { try await refusedLogins($0) } == [])
    }

    @Test func anOverloadIsSaidOnceAMinuteWithItsCount() {
        let log = KeptLog()
        let warning = OccasionalWarning("too much")
        let start = ContinuousClock.now
        for second in 0..<125 { warning.note(in: log.logger(.info), at: start + .seconds(second)) }
        #expect(
            log.said == ["warning too much times=1", "warning too much times=60", "warning too much times=60"])
    }

    @Test func hashesThatNobodyCanVerifyAreAWarning() async throws {
        let said = try await log(.notice) { service in
            let broken: JSONObject = ["userId": "broken", "email": "broken@example.com", "password": "no digest"]
            _ = try await service.call(.post, "/users/md5", broken)
            for _ in 1...2 { #expect(try await service.logIn("broken@example.com").status == 401) }
        }
        #expect(said.count == 1)
        #expect(said.first?.hasPrefix("warning users cannot log in: ") == true)
        #expect(said.first?.hasSuffix(" times=1") == true)
    }
}
