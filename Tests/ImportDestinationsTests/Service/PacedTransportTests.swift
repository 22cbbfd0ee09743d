import AppwriteUsers
import ImportDestinations
import Synchronization
import Testing
import UserImport

@Suite struct PacedTransportTests {
    private static let request = HTTPTransportRequest(method: .get, url: "https://users.example/users")

    @Test func sendsAtTheRateAndNeverInABurst() async throws {
        let clock = ManualClock()
        let sent = SendingTimes(clock)
        let transport = PacedTransport(sent, requestsPerSecond: 4, clock: clock)
        for _ in 0..<3 { _ = try await transport.send(Self.request) }
        #expect(sent.times == [.zero, .milliseconds(250), .milliseconds(500)])
        clock.advance(by: .seconds(10))
        for _ in 0..<2 { _ = try await transport.send(Self.request) }
        #expect(sent.times.suffix(2) == [.milliseconds(10_500), .milliseconds(10_750)])
    }

    @Test func givesEveryTaskAPlaceOfItsOwn() async throws {
        let clock = ManualClock()
        let sent = SendingTimes(clock)
        let transport = PacedTransport(sent, requestsPerSecond: 8, clock: clock)
        try await withThrowingTaskGroup { group in
            for _ in 0..<20 { group.addTask { _ = try await transport.send(Self.request) } }
            try await group.waitForAll()
        }
        #expect(Set(clock.places) == Set((0..<20).map { .milliseconds(125 * $0) }))
    }

    @Test func aCancelledRequestIsNotSent() async throws {
        let clock = ManualClock(isCancelling: true)
        let sent = SendingTimes(clock)
        let transport = PacedTransport(sent, requestsPerSecond: 1, clock: clock)
        let failure = await #expect(throws: TransportFailure.self) { try await transport.send(Self.request) }
        #expect(failure == TransportFailure(.cancelled, mayHaveReachedServer: false))
        #expect(sent.times.isEmpty)
    }

    @Test func waitsNoLongerThanSomeSecondsOnceTheDeliveryIsStopped() async throws {
        let clock = ManualClock()
        let sent = SendingTimes(clock)
        let stop = DeliveryStop()
        stop.stop()
        let quick = PacedTransport(sent, requestsPerSecond: 1, stop: stop, clock: clock)
        for _ in 0..<3 { _ = try await quick.send(Self.request) }
        #expect(sent.times == [.zero, .seconds(1), .seconds(2)])
        let transport = PacedTransport(sent, requestsPerSecond: 0.1, stop: stop, clock: clock)
        _ = try await transport.send(Self.request)
        await #expect(throws: TransportFailure(.cancelled, mayHaveReachedServer: false)) {
            try await transport.send(Self.request)
        }
        #expect(sent.times.count == 4)
    }
}

/// Notes when requests are sent.
private final class SendingTimes: HTTPTransport {
    private let clock: ManualClock
    private let noted = Mutex<[Duration]>([])

    init(_ clock: ManualClock) { self.clock = clock }

    var times: [Duration] { noted.withLock { $0 } }

    func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse {
        let now = clock.now.time
        noted.withLock { $0.append(now) }
        return HTTPTransportResponse(status: 200)
    }
}
