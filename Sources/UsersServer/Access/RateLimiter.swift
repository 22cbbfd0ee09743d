internal import AppwriteUsers
internal import CryptoPrimitives
internal import Synchronization

/// Counts calls in windows that are aligned to the clock (Users API, rate limit).
///
/// The counts live in memory and bounded: they start anew with the server.
final class RateLimiter: Sendable, Redacted {
    /// What is counted: 16 bytes of a text's SHA-256, so that nobody chooses how much memory a count takes.
    struct Key: Sendable, Hashable, Redacted {
        private let digest: (UInt64, UInt64)

        init(_ text: String) throws {
            let bytes = try MessageDigest.sha256.digest(text.utf8Span.span).copyBytes()
            let halves = [bytes.prefix(8), bytes.dropFirst(8).prefix(8)].map { $0.reduce(0) { $0 << 8 | UInt64($1) } }
            digest = (halves[0], halves[1])
        }

        static func == (left: Key, right: Key) -> Bool { left.digest == right.digest }
        func hash(into hasher: inout Hasher) { hasher.combine(digest.0) }
    }

    /// How a call stands to its limit.
    struct Standing: Sendable, Hashable {
        let limit: Int
        let remaining: Int
        /// When the window ends, in seconds since 1970.
        let reset: Int64
        let isExceeded: Bool
    }

    /// Keys that are counted at once in windows of one length; with more, those with the fewest calls are forgotten.
    private static let maximumKeyCount = 200_000

    private struct Window {
        /// Its place among the windows of its length since 1970.
        var index: Int64 = 0
        var counts: [Key: Int] = [:]
    }

    /// The windows that last, by their length in seconds.
    private let windows = Mutex<[Int64: Window]>([:])

    /// Counts one call, and says how it stands.
    /// - Parameters:
    ///   - limit: the calls of one window that are let through.
    ///   - length: the window's, in seconds.
    func count(_ key: Key, limit: Int, every length: Int64, at now: Timestamp) -> Standing {
        let index = now.milliseconds / 1000 / length
        let count = windows.withLock { windows in
            var window = windows.removeValue(forKey: length) ?? Window()
            defer { windows[length] = window }
            if window.index != index { window = Window(index: index) }
            var fewest = 1
            while window.counts.count >= Self.maximumKeyCount {
                window.counts = window.counts.filter { $0.value > fewest }
                fewest += 1
            }
            let count = min((window.counts[key] ?? 0) + 1, limit + 1)
            window.counts[key] = count
            return count
        }
        return Standing(
            limit: limit, remaining: max(0, limit - count), reset: (index + 1) * length, isExceeded: count > limit)
    }

    /// Forgets the calls of a key.
    func reset(_ key: Key, every length: Int64) {
        windows.withLock { _ = $0[length]?.counts.removeValue(forKey: key) }
    }
}
