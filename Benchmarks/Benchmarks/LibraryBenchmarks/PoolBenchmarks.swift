internal import Benchmark
internal import PasswordVerification
internal import PoolBursts
internal import VerificationCases

/// Log-ins that wait for a pool with a thread a core: how long until all are answered, and until each is in the mean.
func poolBenchmarks() {
    let waits = BenchmarkMetric.custom("Mean wait (μs)", polarity: .prefersSmaller, useScalingFactor: false)
    let kinds = ["argon2id 64 MiB t3 p1", "bcrypt 10", "scrypt 16384/8/1", "phpass 2^13", "md5"]
    for (name, members) in kinds.map({ ($0, [$0]) }) + [("mixed", kinds)] {
        for waiting in [1, 2, 4, 8, 16, 32, 64, 128, 256] {
            for batches in [true, false] {
                let suffix = batches ? "" : ", no batches"
                Benchmark(
                    "pool: \(name), \(waiting) waiting\(suffix)",
                    configuration: .times(upTo: .milliseconds(200), [waits])
                ) { (benchmark, load: PoolLoad) in
                    benchmark.startMeasurement()
                    let answered = try await load.burst.run(load.requests)
                    benchmark.stopMeasurement()
                    let mean = answered.reduce(.zero, +) / answered.count
                    benchmark.measurement(waits, Int(mean / .microseconds(1)))
                } setup: {
                    try PoolLoad(members, waiting: waiting, batches: batches)
                }
            }
        }
    }
}

/// A pool, and what waits for it: the kinds in turn.
private struct PoolLoad {
    let burst: PoolBurst
    let requests: [VerificationRequest]

    init(_ kinds: [String], waiting: Int, batches: Bool) throws {
        let requests = try kinds.map { kind in
            guard let verification = VerificationCase.all.first(where: { $0.name == kind }) else { throw UnknownKind() }
            return VerificationRequest(
                password: Array(VerificationCase.password.utf8), stored: try verification.storedHash())
        }
        burst = try PoolBurst(batches: batches)
        self.requests = (0..<waiting).map { requests[$0 % requests.count] }
    }
}

private struct UnknownKind: Error {}
