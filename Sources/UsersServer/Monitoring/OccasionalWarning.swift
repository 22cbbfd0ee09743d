internal import Logging
internal import Synchronization

/// Says at most once a minute that something happens, and how often it has happened since it was said last.
final class OccasionalWarning: Sendable {
    private struct State {
        var last: ContinuousClock.Instant?
        var count = 0
    }

    /// How long it is silent; ours: an overload is a thousand events a second, and one line says it.
    private static let pause = Duration.seconds(60)

    private let message: Logger.Message
    private let state = Mutex(State())

    init(_ message: Logger.Message) { self.message = message }

    /// Notes that it happened.
    func note(in logger: Logger, at now: ContinuousClock.Instant = .now) {
        let count = state.withLock { state -> Int? in
            state.count += 1
            if let last = state.last, now - last < Self.pause { return nil }
            defer { state = State(last: now) }
            return state.count
        }
        if let count { logger.warning(message, metadata: ["times": .stringConvertible(count)]) }
    }
}
