/// How many durations fell between fixed boundaries, how much they come to together, and the longest.
public struct DurationHistogram: Sendable, Hashable {
    /// The upper ends of the buckets, in ascending order; a duration that equals one counts below it.
    ///
    /// Ours: 1 ms is the fastest answer, a minute the longest that a client waits, and each is about twice the one
    /// before.
    public static let boundaries: [Duration] = [
        .milliseconds(1), .microseconds(2500), .milliseconds(5), .milliseconds(10), .milliseconds(25),
        .milliseconds(50), .milliseconds(100), .milliseconds(250), .milliseconds(500), .seconds(1),
        .milliseconds(2500), .seconds(5), .seconds(10), .seconds(30), .seconds(60),
    ]

    /// The durations of each bucket alone; behind them those above the last boundary.
    public private(set) var counts = [Int](repeating: 0, count: boundaries.count + 1)
    /// The durations together.
    public private(set) var total = Duration.zero
    /// The longest duration.
    public private(set) var longest = Duration.zero

    /// Makes a histogram of nothing.
    public init() {}

    /// The number of durations.
    public var count: Int { counts.reduce(0, +) }

    /// Counts a duration.
    public mutating func add(_ duration: Duration) {
        counts[Self.boundaries.firstIndex { duration <= $0 } ?? Self.boundaries.count] += 1
        total += duration
        longest = max(longest, duration)
    }
}
