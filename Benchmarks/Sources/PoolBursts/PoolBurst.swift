internal import Dispatch
public import PasswordHashing
public import PasswordVerification

/// Log-ins that all wait when the threads of a pool become free, as they do behind others on a busy server.
public struct PoolBurst: Sendable {
    /// A log-in was answered wrong.
    public struct WrongAnswer: Error {}

    /// Where they are computed.
    public let pool: HashingPool

    /// - Parameter threads: one a core where nil.
    public init(threads: Int? = nil, maximumWaiting: Int = 1024, batches: Bool = true) throws {
        // Memory enough that it never decides how many are computed together.
        let memory: UInt64 = 2 << 30
        pool =
            if let threads {
                try HashingPool(
                    threads: threads, memoryBudget: memory, maximumWaiting: maximumWaiting, deadline: .seconds(600),
                    batches: batches)
            } else {
                try HashingPool(
                    memoryBudget: memory, maximumWaiting: maximumWaiting, deadline: .seconds(600), batches: batches)
            }
    }

    /// Holds the threads until all of these wait, and returns how long after that each was answered.
    /// - Parameter requests: with the right passwords.
    public func run(_ requests: [VerificationRequest]) async throws -> [Duration] {
        let verifier = Verifier(pool: pool)
        let pool = pool
        let door = DispatchSemaphore(value: 0)
        let clock = ContinuousClock()
        let holders = (0..<pool.threadCount).map { _ in
            Task { try await pool.run(HashingJobCost(scheme: .md5, memory: 0, work: 1)) { door.wait() } }
        }
        while pool.statistics.running < holders.count { await Task.yield() }
        let moments = try await withThrowingTaskGroup(of: ContinuousClock.Instant.self) { group in
            for request in requests {
                group.addTask {
                    let verification = try await verifier.verify(
                        Password(copying: request.password.span), against: request.stored)
                    guard case .match = verification.verdict else { throw WrongAnswer() }
                    return clock.now
                }
            }
            while pool.statistics.waiting < requests.count { await Task.yield() }
            let start = clock.now
            for _ in holders { door.signal() }
            var waits: [Duration] = []
            for try await answered in group { waits.append(answered - start) }
            return waits
        }
        for holder in holders { _ = try await holder.value.get() }
        return moments
    }
}
