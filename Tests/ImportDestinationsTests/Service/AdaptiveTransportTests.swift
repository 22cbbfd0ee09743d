import AppwriteUsers
import ImportDestinations
import Synchronization
import Testing

@Suite struct AdaptiveTransportTests {
    private static let request = HTTPTransportRequest(method: .get, url: "https://users.example/users")

    private func transport(
        _ server: BusyServer, ceiling: Int = 64, maximumPause: Duration = .seconds(60), stop: DeliveryStop = .init(),
        clock: ManualClock = ManualClock()
    ) -> AdaptiveTransport<ManualClock> {
        AdaptiveTransport(server, ceiling: ceiling, maximumPause: maximumPause, stop: stop, clock: clock)
    }

    /// Sends many requests at once, each again until it is answered with 200.
    private func send(_ count: Int, by transport: AdaptiveTransport<ManualClock>) async throws {
        try await withThrowingTaskGroup { group in
            for _ in 0..<count {
                group.addTask { while try await transport.send(Self.request).status != 200 {} }
            }
            try await group.waitForAll()
        }
    }

    @Test(arguments: [1, 3, 16]) func neverExceedsTheCeiling(_ ceiling: Int) async throws {
        let server = BusyServer()
        let transport = transport(server, ceiling: ceiling)
        try await send(400, by: transport)
        #expect(server.mostUnderWay <= ceiling)
        #expect(transport.current == DeliveryState(underWay: 0, window: ceiling, isWaiting: false))
    }

    /// A server that takes five at a time refuses few of many requests, whatever the ceiling.
    @Test func settlesNearWhatTheServerBears() async throws {
        let server = BusyServer(capacity: 5)
        try await send(2000, by: transport(server, ceiling: 256))
        #expect(server.accepted == 2000)
        // Each refused round takes several good ones to come back to.
        #expect(server.refused < 1000, "\(server.refused) of 2000")
        #expect(server.mostUnderWay < 64)
    }

    @Test func holdsEveryRequestBackAsLongAsTheServerAsks() async throws {
        let clock = ManualClock()
        let server = BusyServer(answers: [
            HTTPTransportResponse(status: 200),
            HTTPTransportResponse(status: 429, fields: ["Retry-After": "9"]),
            HTTPTransportResponse(
                status: 429,
                fields: ["X-RateLimit-Reset": "1764331230", "Date": "Fri, 28 Nov 2025 12:00:00 GMT"]),
        ])
        let transport = transport(server, clock: clock)
        for _ in 0..<2 { _ = try await transport.send(Self.request) }
        #expect(transport.current == DeliveryState(underWay: 0, window: 1, isWaiting: true))
        _ = try await transport.send(Self.request)
        #expect(clock.now.time == .seconds(9))
        #expect(try await transport.send(Self.request).status == 200)
        #expect(clock.now.time == .seconds(39))
        #expect(!transport.current.isWaiting)
    }

    @Test func aPauseThatIsTooLongIsForTheCallerToGiveUp() async throws {
        let clock = ManualClock()
        let server = BusyServer(answers: [HTTPTransportResponse(status: 503, fields: ["Retry-After": "61"])])
        let transport = transport(server, clock: clock)
        #expect(try await transport.send(Self.request).status == 503)
        #expect(try await transport.send(Self.request).status == 200)
        #expect(clock.now.time == .zero)
    }

    @Test func aStopEndsAPause() async throws {
        let server = BusyServer(answers: [HTTPTransportResponse(status: 429, fields: ["Retry-After": "9"])])
        let stop = DeliveryStop()
        let transport = transport(server, stop: stop)
        _ = try await transport.send(Self.request)
        stop.stop()
        await #expect(throws: TransportFailure(.cancelled, mayHaveReachedServer: false)) {
            try await transport.send(Self.request)
        }
        #expect(server.accepted == 0)
    }

    @Test func aCancelledRequestLeavesItsPlaceInTheQueue() async throws {
        let server = BusyServer(isHolding: true)
        let transport = transport(server, ceiling: 1)
        let first = Task { try await transport.send(Self.request).status }
        while server.underWay == 0 { await Task.yield() }
        let second = Task { try await transport.send(Self.request).status }
        let third = Task { try await transport.send(Self.request).status }
        second.cancel()
        await #expect(throws: TransportFailure(.cancelled, mayHaveReachedServer: false)) { try await second.value }
        server.letGo()
        #expect(try await first.value == 200)
        #expect(try await third.value == 200)
        #expect(server.accepted == 2)
    }
}

/// A server that takes some requests at a time, and answers the others with 429.
private final class BusyServer: HTTPTransport {
    private struct State {
        var underWay = 0
        var mostUnderWay = 0
        var accepted = 0
        var refused = 0
        var answers: [HTTPTransportResponse]
        var isHolding: Bool
    }

    private let capacity: Int
    private let state: Mutex<State>

    /// - Parameters:
    ///   - answers: what it answers first.
    ///   - isHolding: whether it answers nothing at first.
    init(capacity: Int = .max, answers: [HTTPTransportResponse] = [], isHolding: Bool = false) {
        self.capacity = capacity
        state = Mutex(State(answers: answers, isHolding: isHolding))
    }

    var underWay: Int { state.withLock { $0.underWay } }
    var mostUnderWay: Int { state.withLock { $0.mostUnderWay } }
    var accepted: Int { state.withLock { $0.accepted } }
    var refused: Int { state.withLock { $0.refused } }

    func letGo() { state.withLock { $0.isHolding = false } }

    func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse {
        let isTaken = state.withLock { state in
            state.underWay += 1
            state.mostUnderWay = max(state.mostUnderWay, state.underWay)
            return state.underWay <= capacity
        }
        for _ in 0..<3 { await Task.yield() }
        while state.withLock({ $0.isHolding }) { await Task.yield() }
        return state.withLock { state in
            state.underWay -= 1
            if !state.answers.isEmpty { return state.answers.removeFirst() }
            if isTaken { state.accepted += 1 } else { state.refused += 1 }
            return HTTPTransportResponse(status: isTaken ? 200 : 429)
        }
    }
}
