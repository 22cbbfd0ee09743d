internal import Logging
internal import Metrics
internal import PasswordHashing
internal import PasswordVerification
internal import ServiceLifecycle

/// Computes every hash of the service, on a pool that bounds how much memory they take together.
struct PasswordService: Service {
    let verifier: Verifier
    /// The callers who wait for a hash.
    let hangUps: HangUps

    /// Starts the pool's threads, one a core.
    /// - Parameters:
    ///   - policy: what hashes verify, and what new ones are; its preferred hash is within the budget.
    ///   - memoryBudget: the bytes that hashes hold together while they are computed.
    ///   - maximumWaiting: how many hashes may wait for their place.
    ///   - maximumWait: how long a hash may take, its wait included.
    ///   - batches: whether one thread may compute several waiting hashes of one kind side by side.
    init(
        policy: VerificationPolicy, memoryBudget: UInt64, maximumWaiting: Int, maximumWait: Duration, batches: Bool,
        hangUps: HangUps
    ) throws {
        self.hangUps = hangUps
        verifier = Verifier(
            pool: try HashingPool(
                memoryBudget: memoryBudget, maximumWaiting: maximumWaiting, deadline: maximumWait, batches: batches),
            policy: policy)
    }

    /// Waits for the end of the service, and ends the threads.
    func run() async throws {
        try? await gracefulShutdown()
        await verifier.pool.shutdown()
    }

    /// Brings the gauges of the pool up to date in a registry that is about to be read.
    func recordStatistics(in metrics: MetricsRegistry) {
        func record(_ label: String, _ value: Double, _ dimensions: [(String, String)] = []) {
            Gauge(label: label, dimensions: dimensions, factory: metrics).record(value)
        }
        let statistics = verifier.pool.statistics
        record("hashing_jobs_waiting", Double(statistics.waiting))
        record("hashing_jobs_running", Double(statistics.running))
        record("hashing_reserved_bytes", Double(statistics.reservedBytes))
        record("hashing_reserved_bytes_most", Double(statistics.mostReservedBytes))
        record("hashing_jobs_finished", Double(statistics.finished))
        record("hashing_jobs_together_most", Double(statistics.mostTogether))
        for (reason, count) in statistics.refusals.byReason {
            record("hashing_jobs_refused", Double(count), [("reason", reason)])
        }
        for (scheme, figures) in statistics.schemes {
            let dimensions = [("scheme", scheme.name)]
            record("hashing_scheme_waiting", Double(figures.waiting), dimensions)
            record("hashing_scheme_running", Double(figures.running), dimensions)
            record("hashing_scheme_reserved_bytes", Double(figures.reservedBytes), dimensions)
            record("hashing_waits", Double(figures.waits.count), dimensions)
            record("hashing_wait_seconds", figures.waits.total / .seconds(1), dimensions)
            record("hashing_wait_seconds_longest", figures.waits.longest / .seconds(1), dimensions)
            for (reason, count) in figures.refusals.byReason where count > 0 {
                record("hashing_scheme_refused", Double(count), dimensions + [("reason", reason)])
            }
        }
    }
}

extension HashingPoolStatistics.Refusals {
    fileprivate var byReason: [(reason: String, count: Int)] {
        [
            ("overloaded", overloaded), ("too_large", tooLarge), ("timed_out", timedOut), ("cancelled", cancelled),
            ("shut_down", shutDown),
        ]
    }
}
