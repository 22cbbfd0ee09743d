internal import AppwriteUsers
internal import Synchronization

/// Counts calls in windows of an hour, aligned to the clock (Users API, rate limit).
///
/// The counts live in memory and bounded: they start anew with the server.
final class RateLimiter: Sendable, Redacted {
    /// How a call stands to its limit.
    struct Standing: Sendable, Hashable {
        let limit: Int
        let remaining: Int
        /// When the window ends, in seconds since 1970.
        let reset: Int64
        let isExceeded: Bool
    }

    /// Seconds a window.
    static let window: Int64 = 3600
    /// Keys that are counted at once; with more, those with the fewest calls are forgotten.
    private static let maximumKeyCount = 200_000

    private struct State {
        var window: Int64 = 0
        var counts: [String: Int] = [:]
    }

    private let state = Mutex(State())

    /// Counts one call, and says how it stands.
    func count(_ key: String, limit: Int, at now: Timestamp) -> Standing {
        let window = now.milliseconds / 1000 / Self.window
        let count = state.withLock { state in
            if state.window != window { state = State(window: window) }
            var fewest = 1
            while state.counts.count >= Self.maximumKeyCount {
                state.counts = state.counts.filter { $0.value > fewest }
                fewest += 1
            }
            let count = min((state.counts[key] ?? 0) + 1, limit + 1)
            state.counts[key] = count
            return count
        }
        return Standing(
            limit: limit, remaining: max(0, limit - count), reset: (window + 1) * Self.window, isExceeded: count > limit
        )
    }

    /// Forgets the calls of a key.
    func reset(_ key: String) {
        state.withLock { _ = $0.counts.removeValue(forKey: key) }
    }
}
