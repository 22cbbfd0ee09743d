internal import AppwriteUsers
internal import PasswordHashing
internal import PasswordVerification
internal import ServiceLifecycle

/// Computes every hash of the service, on a pool that bounds how much memory they take together.
struct PasswordService: Service, Redacted {
    let verifier: Verifier
    /// The callers who wait for a hash.
    let hangUps: HangUps

    /// Starts the pool's threads, one a core.
    /// - Parameters:
    ///   - policy: what hashes verify, and what new ones are; its preferred hash is within the budget.
    ///   - registry: the schemes that are known.
    ///   - memoryBudget: the bytes that hashes hold together while they are computed.
    ///   - maximumWaiting: how many hashes may wait for their place.
    ///   - maximumWait: how long a hash may take, its wait included.
    ///   - batches: whether one thread may compute several waiting hashes of one kind side by side.
    init(
        policy: VerificationPolicy, registry: SchemeRegistry, memoryBudget: UInt64, maximumWaiting: Int,
        maximumWait: Duration, batches: Bool, hangUps: HangUps
    ) throws {
        self.hangUps = hangUps
        verifier = Verifier(
            pool: try HashingPool(
                memoryBudget: memoryBudget, maximumWaiting: maximumWaiting, deadline: maximumWait, batches: batches),
            policy: policy, registry: registry)
    }

    /// Waits for the end of the service, and ends the threads.
    func run() async throws {
        try? await gracefulShutdown()
        await verifier.pool.shutdown()
    }
}
