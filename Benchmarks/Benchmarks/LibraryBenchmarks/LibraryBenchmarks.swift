internal import Benchmark

/// What `swift package benchmark` measures, and scripts/bench --only library puts into RESULTS.md: a file a group.
///
/// A name that ends in ×N is the work of N in one iteration.
let benchmarks: @Sendable () -> Void = {
    verificationBenchmarks()
    readingBenchmarks()
    importBenchmarks()
    poolBenchmarks()
}

extension Benchmark.Configuration {
    /// Times alone: what else the package counts, such as allocations, it does not count everywhere.
    static func times(upTo duration: Duration, _ custom: [BenchmarkMetric] = []) -> Benchmark.Configuration {
        Benchmark.Configuration(
            metrics: [.wallClock, .throughput] + custom, timeUnits: .microseconds, warmupIterations: 1,
            maxDuration: duration, maxIterations: 1_000)
    }
}
