import AppwriteUsers
import JSONText
import Logging
import NIOCore
import Testing
import UsersServer

/// More log-ins than there is room for, and clients who do not wait for the answer to theirs.
@Suite(.timeLimit(.minutes(10))) struct PasswordLoadTests {
    /// What one hash of the policy takes: one at a time is computed.
    private static let memoryBudget: UInt64 = 64 << 20

    @Test(.enabled(if: Descriptors.limit >= 4096, "both ends of the connections need descriptors"))
    func aThousandClientsWhoHangUpLeaveThePoolEmpty() async throws {
        try await ServiceUnderTest.run { configuration in
            configuration.metrics = MetricsRegistry()
            configuration.memoryBudget = Self.memoryBudget
        } _: { service in
            // A second of work each, so that no machine is through with them before their clients hang up.
            let slow = "$2y$14$IL31nugN2AC1XxGC/Lvubu0/E47uZyupX0B1ew.Ba0pqxXzfb1gim"
            let made = try await service.call(
                .post, "/users/bcrypt",
                ["userId": "slow", "email": "slow@example.com", "password": .string(slow)])
            try #require(made.status == 201, "\(made.text)")
            try await service.makeUser("known")
            let count = 250
            for _ in 1...4 {
                let before = try await service.poolFigures()
                let clients = try await withThrowingTaskGroup(of: (any Channel).self) { group in
                    for number in 0..<count {
                        group.addTask {
                            let name = number.isMultiple(of: 2) ? "slow" : "unknown\(number)"
                            return try await RawConnection.beginLogIn("\(name)@example.com", to: service)
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                // Every log-in has come to the pool; few of them can have left it.
                _ = try await service.poolFigures { now in
                    now.waiting + now.running + (now.finished - before.finished) + (now.timedOut - before.timedOut)
                        >= count
                }
                for client in clients { try await client.close().get() }
                let after = try await service.poolFigures { $0.waiting == 0 && $0.running == 0 }
                #expect(after.reservedBytes == 0)
                #expect(after.cancelled > before.cancelled)
                let ended = [after, before].map { $0.cancelled + $0.timedOut + $0.finished }
                #expect(ended[0] - ended[1] >= count)
            }
            let end = try await service.poolFigures()
            #expect(end.mostReservedBytes <= Int(Self.memoryBudget))
            let answer = try await service.logIn("known@example.com")
            #expect(answer.status == 201)
        }
    }

    @Test func answersWhoFindsNoPlaceWith503AndATimeToComeBack() async throws {
        let log = KeptLog()
        try await ServiceUnderTest.run { configuration in
            configuration.logger = log.logger(.warning)
            configuration.metrics = MetricsRegistry()
            configuration.memoryBudget = Self.memoryBudget
            configuration.maximumWaitingHashCount = 0
        } _: { service in
            try await service.makeUser("known")
            var refusals: [HTTPTransportResponse] = []
            // That two of them are there at once is for the machine to say: they come until they were.
            while refusals.isEmpty {
                let answers = try await withThrowingTaskGroup(of: (isRight: Bool, HTTPTransportResponse).self) {
                    group in
                    for number in 0..<40 {
                        let isRight = number.isMultiple(of: 2)
                        group.addTask {
                            let password = isRight ? ServiceUnderTest.password : "wrong"
                            return (isRight, try await service.logIn("known@example.com", password, service.keyFields))
                        }
                    }
                    return try await group.reduce(into: []) { $0.append($1) }
                }
                for (isRight, answer) in answers where answer.status != 503 {
                    #expect(answer.status == (isRight ? 201 : 401), "\(answer.text)")
                }
                refusals += answers.map(\.1).filter { $0.status == 503 }
            }
            for refusal in refusals {
                expect(refusal, 503, "general_server_overloaded")
                let seconds = refusal.values("Retry-After").compactMap { Int($0) }
                #expect(seconds.count == 1 && seconds.allSatisfy { 1...60 ~= $0 })
            }
            let end = try await service.poolFigures { $0.waiting == 0 && $0.running == 0 }
            #expect(end.overloaded == refusals.count)
            let logins = try await service.toldMetrics().value("hashferry_logins_total", "outcome=overloaded")
            #expect(Int(logins) == refusals.count)
            #expect(log.said.first?.hasPrefix("warning log-ins are answered 503: ") == true)
            #expect(end.reservedBytes == 0)
            let answer = try await service.logIn("known@example.com", ServiceUnderTest.password, service.keyFields)
            #expect(answer.status == 201)
        }
    }
}

extension RawConnection {
    /// Sends a log-in with a wrong password, and leaves its answer unread.
    fileprivate static func beginLogIn(_ email: String, to service: ServiceUnderTest) async throws -> any Channel {
        let body = #"{"email":"\#(email)","password":"wrong"}"#
        let request = [
            "POST /v1/account/sessions/email HTTP/1.1", "Host: localhost:\(service.port)",
            "X-Appwrite-Project: \(service.project)", "X-Appwrite-Key: \(service.key)",
            "Content-Type: application/json", "Content-Length: \(body.utf8.count)", "", body,
        ].joined(separator: "\r\n")
        let channel = try await open(to: service)
        try await channel.writeAndFlush(ByteBuffer(string: request)).get()
        return channel
    }
}
