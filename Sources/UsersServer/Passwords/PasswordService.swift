internal import Logging
internal import Metrics
internal import PasswordHashing
internal import PasswordVerification
internal import ServiceLifecycle

/// Computes every hash of the service, on a pool that bounds how much memory they take together.
struct PasswordService: Service {
    private let verifier: Verifier

    /// Starts the pool's threads, one a core.
    /// - Parameter memoryBudget: the bytes that hashes hold together while they are computed.
    init(memoryBudget: UInt64) throws {
        verifier = Verifier(pool: try HashingPool(memoryBudget: memoryBudget))
    }

    /// Waits for the end of the service, and ends the threads.
    func run() async throws {
        try? await gracefulShutdown()
        await verifier.pool.shutdown()
    }

    /// Hashes a new password as the policy prefers.
    func hash(_ password: String) async throws -> StoredHash {
        do {
            return try await verifier.hash(Password(password))
        } catch {
            throw ServiceError(poolFailure: error) ?? error
        }
    }

    /// Whether a password is the one of a hash; a hash that cannot be verified is nobody's.
    func verify(_ password: String, against stored: StoredHash) async throws -> Bool {
        do {
            if case .match = try await verifier.verify(Password(password), against: stored).verdict { return true }
            return false
        } catch {
            if let failure = ServiceError(poolFailure: error) { throw failure }
            return false
        }
    }

    /// Checks the password of a user who may not exist, in a time that does not tell.
    func check(_ password: String, against stored: StoredHash?) async throws -> LoginVerdict {
        do {
            return try await verifier.verifyForLogin(Password(password), against: stored)
        } catch {
            if let failure = ServiceError(poolFailure: error) { throw failure }
            // The hash breaks its scheme's rules or limits: no password is right.
            Counter(label: "unverifiable_hashes_total").increment()
            return .mismatch
        }
    }

    /// Brings the gauges of the pool up to date, for whoever reads the metrics now.
    func recordStatistics() {
        let statistics = verifier.pool.statistics
        Gauge(label: "hashing_jobs_waiting").record(statistics.waiting)
        Gauge(label: "hashing_jobs_running").record(statistics.running)
        Gauge(label: "hashing_reserved_bytes").record(Double(statistics.reservedBytes))
        Gauge(label: "hashing_reserved_bytes_most").record(Double(statistics.mostReservedBytes))
        Gauge(label: "hashing_jobs_finished").record(statistics.finished)
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

extension ServiceError {
    /// The answer where the pool had no place or no time, which says nothing of the user; nil for other failures.
    init?(poolFailure error: VerificationError) {
        switch error.code {
        case .overloaded, .timedOut, .cancelled:
            self = .overloaded
            let seconds = error.retryAfter.map { Int(($0 / .seconds(1)).rounded(.up)) } ?? 1
            retryAfter = min(max(seconds, 1), 60)
        default: return nil
        }
    }
}
