public import PasswordHashing

/// Checks passwords against stored hashes on a pool's threads, as many at once as its memory holds.
///
/// No call blocks its thread. A password lives in its job alone, and is cleared when that ends or is given up. A hash
/// that takes more memory than the pool's whole budget is refused, as over a limit.
public struct Verifier: Sendable {
    /// Where hashes are computed.
    public let pool: HashingPool
    private let verifier: BlockingVerifier

    /// Makes a verifier of a pool and a policy.
    ///
    /// The preferred hash of the policy must fit the pool's memory: otherwise every log-in is refused.
    public init(pool: HashingPool, policy: VerificationPolicy = VerificationPolicy()) {
        var policy = policy
        policy.limits.memory = min(policy.limits.memory, pool.memoryBudget)
        self.pool = pool
        verifier = BlockingVerifier(policy: policy)
    }

    /// What is accepted, within the pool's memory, and what is written.
    public var policy: VerificationPolicy { verifier.policy }

    /// Whether the password is the one that was hashed.
    /// - Throws: where there is no answer; `overloaded`, `timedOut` and `cancelled` come from the pool.
    public func verify(
        _ password: consuming Password, against stored: StoredHash, deadline: Duration? = nil
    ) async throws(VerificationError) -> Verification {
        let cost = HashingJobCost(of: try verifier.admit(stored))
        return try await compute(cost, password, deadline) { [verifier] password throws(VerificationError) in
            try verifier.verify(password, against: stored)
        }
    }

    /// Verifies, and on a stale match hashes the password anew as the policy prefers.
    ///
    /// The caller stores the replacement by compare-and-swap: another login may have been first.
    public func verifyAndRenew(
        _ password: consuming Password, against stored: StoredHash, deadline: Duration? = nil
    ) async throws(VerificationError) -> (verification: Verification, replacement: StoredHash?) {
        let cost = costWithNewHash(try verifier.admit(stored))
        return try await compute(cost, password, deadline) { [verifier] password throws(VerificationError) in
            try verifier.verifyAndRenew(password, against: stored)
        }
    }

    /// Checks the password of a user who may not exist, in a time that does not tell, and renews a stale hash
    /// (`BlockingVerifier.verifyForLogin`).
    /// - Parameter stored: nil for an unknown user, and for one without a password.
    /// - Throws: where the stored hash cannot be verified, after that time: tell the client nothing but a mismatch.
    ///   `overloaded`, `timedOut` and `cancelled` come from the pool, and say nothing of the user.
    public func verifyForLogin(
        _ password: consuming Password, against stored: StoredHash?, deadline: Duration? = nil
    ) async throws(VerificationError) -> LoginVerdict {
        let hash = stored.flatMap { try? verifier.admit($0) }
        return try await compute(costWithNewHash(hash), password, deadline) {
            [verifier] password throws(VerificationError) in
            try verifier.verifyForLogin(password, against: stored)
        }
    }

    /// Spends the time of a wrong password under the policy and answers no, for a user who does not exist.
    public func rejectUnknownUser(
        _ password: consuming Password, deadline: Duration? = nil
    ) async throws(VerificationError) -> LoginVerdict {
        try await verifyForLogin(password, against: nil, deadline: deadline)
    }

    /// Hashes a password as the policy prefers, with a fresh salt.
    public func hash(
        _ password: consuming Password, deadline: Duration? = nil
    ) async throws(VerificationError) -> StoredHash {
        try await compute(costWithNewHash(nil), password, deadline) { [verifier] password throws(VerificationError) in
            try verifier.hash(password)
        }
    }

    /// The cost of a job that may also compute the preferred hash, after its own: their memories are not held together.
    private func costWithNewHash(_ hash: (any PasswordHash)?) -> HashingJobCost {
        let new = policy.preferred.cost
        guard let hash else {
            return HashingJobCost(scheme: policy.preferred.scheme, memory: new.memory, work: new.work)
        }
        return HashingJobCost(
            scheme: type(of: hash).scheme, memory: max(hash.cost.memory, new.memory), work: hash.cost.work)
    }

    private func compute<Value: Sendable>(
        _ cost: HashingJobCost, _ password: consuming Password, _ deadline: Duration?,
        _ body: @escaping @Sendable (borrowing Password) throws(VerificationError) -> Value
    ) async throws(VerificationError) -> Value {
        let outcome: Result<Value, VerificationError>
        do throws(HashingPoolError) {
            outcome = try await pool.run(cost, with: password, deadline: deadline, body)
        } catch {
            throw VerificationError(error, cost.scheme)
        }
        return try outcome.get()
    }
}
