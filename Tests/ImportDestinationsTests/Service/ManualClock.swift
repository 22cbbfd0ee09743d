import Synchronization

/// A clock on which sleeping takes no time but its own.
final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var time: Duration

        func advanced(by duration: Duration) -> Instant { Instant(time: time + duration) }
        func duration(to other: Instant) -> Duration { other.time - time }
        static func < (left: Instant, right: Instant) -> Bool { left.time < right.time }
    }

    private let isCancelling: Bool
    private let state = Mutex((now: Duration.zero, places: [Duration]()))

    init(isCancelling: Bool = false) { self.isCancelling = isCancelling }

    var now: Instant { Instant(time: state.withLock { $0.now }) }
    var minimumResolution: Duration { .nanoseconds(1) }
    /// Until when was slept.
    var places: [Duration] { state.withLock { $0.places } }

    func advance(by duration: Duration) { state.withLock { $0.now += duration } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        if isCancelling { throw CancellationError() }
        state.withLock { state in
            state.places.append(deadline.time)
            state.now = max(state.now, deadline.time)
        }
    }
}
