public import AppwriteUsers
internal import Synchronization

/// A transport that sends requests at a steady rate at the most, repeated ones among them.
///
/// Requests wait their turn: each has a place on the clock, one interval behind the one before it, so that no pause is
/// made up for in a burst.
public final class PacedTransport<PaceClock: Clock>: HTTPTransport where PaceClock.Duration == Duration {
    private let transport: any HTTPTransport
    private let interval: Duration
    private let clock: PaceClock
    private let stop: DeliveryStop
    /// Judgement: whoever stops a run waits as long.
    private static var shortWait: Duration { .seconds(5) }
    private let nextPlace: Mutex<PaceClock.Instant?> = Mutex(nil)

    /// Makes a transport of another.
    /// - Parameters:
    ///   - requestsPerSecond: The rate, above 0.
    ///   - stop: What ends every wait of more than five seconds: users under way are finished in that time.
    ///   - clock: What tells the time and waits.
    public init(
        _ transport: any HTTPTransport, requestsPerSecond: Double, stop: DeliveryStop = DeliveryStop(),
        clock: PaceClock = ContinuousClock()
    ) {
        self.transport = transport
        self.clock = clock
        self.stop = stop
        interval = .seconds(1 / requestsPerSecond)
    }

    /// Waits for the request's turn, then sends it.
    public func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse {
        let place = nextPlace.withLock { next in
            let now = clock.now
            let place = max(next ?? now, now)
            next = place.advanced(by: interval)
            return place
        }
        do {
            if place <= clock.now.advanced(by: Self.shortWait) {
                try await clock.sleep(until: place, tolerance: nil)
            } else {
                try await stop.wait { [clock] in try await clock.sleep(until: place, tolerance: nil) }
            }
        } catch {
            throw TransportFailure(.cancelled, mayHaveReachedServer: false)
        }
        return try await transport.send(request)
    }
}
