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
    ///   - memoryBudget: the bytes that hashes hold together while they are computed.
    ///   - batches: whether one thread may compute several waiting hashes of one kind side by side.
    init(memoryBudget: UInt64, batches: Bool, hangUps: HangUps) throws {
        self.hangUps = hangUps
        verifier = Verifier(pool: try HashingPool(memoryBudget: memoryBudget, batches: batches))
    }

    /// Waits for the end of the service, and ends the threads.
    func run() async throws {
        try? await gracefulShutdown()
        await verifier.pool.shutdown()
    }

    /// Brings the gauges of the pool up to date, for whoever reads the metrics now.
    func recordStatistics() {
        let statistics = verifier.pool.statistics
        Gauge(label: "hashing_jobs_waiting").record(statistics.waiting)
        Gauge(label: "hashing_jobs_running").record(statistics.running)
        Gauge(label: "hashing_reserved_bytes").record(Double(statistics.reservedBytes))
        Gauge(label: "hashing_reserved_bytes_most").record(Double(statistics.mostReservedBytes))
        Gauge(label: "hashing_jobs_finished").record(statistics.finished)
        Gauge(label: "hashing_jobs_together_most").record(statistics.mostTogether)
        let refusals = [
            ("overloaded", statistics.refusals.overloaded), ("too_large", statistics.refusals.tooLarge),
            ("timed_out", statistics.refusals.timedOut), ("cancelled", statistics.refusals.cancelled),
            ("shut_down", statistics.refusals.shutDown),
        ]
        for (reason, count) in refusals {
            Gauge(label: "hashing_jobs_refused", dimensions: [("reason", reason)]).record(count)
        }
        for (scheme, waits) in statistics.waits {
            let dimensions = [("scheme", scheme.name)]
            Gauge(label: "hashing_waits", dimensions: dimensions).record(waits.count)
            Gauge(label: "hashing_wait_seconds", dimensions: dimensions).record(waits.total / .seconds(1))
            Gauge(label: "hashing_wait_seconds_longest", dimensions: dimensions).record(waits.longest / .seconds(1))
        }
    }
}
