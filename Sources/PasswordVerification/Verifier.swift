public import PasswordHashing

/// Checks passwords against stored hashes on a pool's threads, as many at once as its memory holds.
///
/// No call blocks its thread. A password lives in its call alone, and is cleared when that ends or, where a thread is at
/// it, when that has ended. A hash that takes more memory than the pool's whole budget is refused, as over a limit.
public struct Verifier: Sendable {
    /// Where hashes are computed.
    public let pool: HashingPool
    private let verifier: BlockingVerifier

    /// Makes a verifier of a pool and a policy.
    ///
    /// The preferred hash of the policy must fit the pool's memory: otherwise every log-in is refused.
    /// - Parameter registry: the schemes that it knows; a program adds its own to the standard ones.
    public init(
        pool: HashingPool, policy: VerificationPolicy = VerificationPolicy(), registry: SchemeRegistry = .standard
    ) {
        self.pool = pool
        verifier = BlockingVerifier(policy: policy, registry: registry, memoryBudget: pool.memoryBudget)
    }

    /// What is accepted, as far as the pool's memory holds it, and what is written.
    public var policy: VerificationPolicy { verifier.policy }

    /// The schemes that are known.
    public var registry: SchemeRegistry { verifier.registry }

    /// Reads a stored hash and checks it against the policy's schemes, limits and keys and the pool's memory, without any
    /// password and without a wait.
    ///
    /// What passes here is what `verify` will compute.
    /// - Throws: `malformed`, `unrecognized`, `ambiguous`, `unsupported`, `unknownKey`, `notAccepted`, `unknownPepper` or
    ///   `refused`.
    public func admit(_ stored: StoredHash) throws(VerificationError) -> any PasswordHash {
        try verifier.admit(stored)
    }

    /// Whether the password is the one that was hashed.
    /// - Throws: where there is no answer; `overloaded`, `timedOut` and `cancelled` come from the pool.
    public func verify(
        _ password: consuming Password, against stored: StoredHash, deadline: Duration? = nil
    ) async throws(VerificationError) -> Verification {
        try await answer(verifier.run(.verify, password, against: stored), deadline).renewal.verification
    }

    /// Verifies, and on a stale match hashes the password anew as the policy prefers.
    ///
    /// The caller stores the replacement by compare-and-swap: another login may have been first.
    public func verifyAndRenew(
        _ password: consuming Password, against stored: StoredHash, deadline: Duration? = nil
    ) async throws(VerificationError) -> (verification: Verification, replacement: StoredHash?) {
        try await answer(verifier.run(.renew, password, against: stored), deadline).renewal
    }

    /// Checks the password of a user who may not exist, in a time that does not tell, and renews a stale hash
    /// (`BlockingVerifier.verifyForLogin`).
    /// - Parameter stored: nil for an unknown user, and for one without a password.
    /// - Throws: where the stored hash cannot be verified, after that time: tell the client nothing but a mismatch.
    ///   `overloaded`, `timedOut` and `cancelled` come from the pool, and say nothing of the user.
    public func verifyForLogin(
        _ password: consuming Password, against stored: StoredHash?, deadline: Duration? = nil
    ) async throws(VerificationError) -> LoginVerdict {
        try await answer(verifier.run(.login, password, against: stored), deadline).login
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
        try await answer(verifier.run(.newHash, password, against: nil), deadline).newHash
    }

    private func answer(
        _ run: VerificationRun, _ deadline: Duration?
    ) async throws(VerificationError) -> VerificationOutcome {
        let scheme = run.step?.cost.scheme ?? policy.preferred.scheme
        do throws(HashingPoolError) {
            try await pool.complete(run, deadline: deadline)
        } catch {
            throw VerificationError(error, scheme)
        }
        return try run.outcome()
    }
}
