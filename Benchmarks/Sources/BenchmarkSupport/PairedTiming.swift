#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// Two or more ways to the same result, timed in turn in the same run.
///
/// Machines have moods that last minutes, so times of different runs say nothing: only what was timed side by side is
/// compared, round by round, and the median of those ratios stands. Time is the thread's own CPU time, which a
/// neighbour on the same core does not enter; nothing measured here waits or starts a thread.
public struct PairedTiming: Sendable {
    /// How often each contender is timed.
    public var rounds: Int
    /// The least that one timing takes, so that neither the clock nor a single interrupt shows.
    public var leastNanoseconds: UInt64

    public init(rounds: Int, leastNanoseconds: UInt64 = 20_000_000) {
        self.rounds = rounds
        self.leastNanoseconds = leastNanoseconds
    }

    /// Does the work that many times.
    public typealias Work = (_ repetitions: Int) throws -> Void

    /// Nanoseconds a repetition: a row a contender, a column a round.
    public func measure(_ contenders: [Work]) throws -> [[Double]] {
        guard let first = contenders.first else { return [] }
        let repetitions = try repetitions(of: first)
        // Warm: caches, lazily fetched digests, the first touch of the heap.
        for contender in contenders { try contender(max(1, repetitions / 4)) }
        var times = contenders.map { _ in [Double]() }
        for round in 0..<rounds {
            // Every other round goes the other way, so that no contender always follows the same one.
            let order = round.isMultiple(of: 2) ? Array(contenders.indices) : contenders.indices.reversed()
            for index in order {
                let start = threadNanoseconds()
                try contenders[index](repetitions)
                times[index].append(Double(threadNanoseconds() - start) / Double(repetitions))
            }
        }
        return times
    }

    private func repetitions(of work: Work) throws -> Int {
        var repetitions = 1
        while true {
            let start = threadNanoseconds()
            try work(repetitions)
            let elapsed = threadNanoseconds() - start
            if elapsed >= leastNanoseconds { return repetitions }
            // Aims a tenth over, and never grows by more than ten at a time: the first calls are the slow ones.
            let growth = Double(leastNanoseconds) * 1.1 / Double(max(elapsed, 1))
            repetitions = max(repetitions + 1, Int((Double(repetitions) * min(growth, 10)).rounded(.up)))
        }
    }
}

/// The CPU time of the calling thread.
private func threadNanoseconds() -> UInt64 {
    var time = timespec()
    // SAFETY: `time` is written by the call and outlives it.
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

/// The ratios of two contenders' times, round by round.
public struct PairedRatio: Sendable {
    public let median: Double
    public let least: Double
    public let greatest: Double

    /// - Parameters: times of the same rounds, not empty.
    public init(_ times: [Double], over others: [Double]) {
        let ratios = zip(times, others).map { $0 / $1 }.sorted()
        median = ratios.median
        least = ratios.first ?? .nan
        greatest = ratios.last ?? .nan
    }
}

extension [Double] {
    /// The middle value, or the mean of the two in the middle.
    public var median: Double {
        guard !isEmpty else { return .nan }
        let sorted = sorted()
        let upper = sorted[count / 2]
        return count.isMultiple(of: 2) ? (sorted[count / 2 - 1] + upper) / 2 : upper
    }
}
