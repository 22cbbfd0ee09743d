public import PasswordHashing

/// Checks passwords against stored hashes of every scheme, within limits, and renews the weak ones.
///
/// Every call blocks the calling thread for as long as the hash costs: keep it off an event loop.
public struct BlockingVerifier: Sendable {
    /// What is accepted, and what is written.
    public let policy: VerificationPolicy
    /// The schemes that are known.
    public let registry: SchemeRegistry

    /// The most bytes that a hash may hold while it is computed: a pool's, where there is one.
    private let memoryBudget: UInt64

    /// Told of every key that is about to be derived: tests count them.
    private let willDerive: @Sendable (HashingStep.Purpose) -> Void

    /// Makes a verifier of a policy.
    /// - Parameter registry: the schemes that it knows; a program adds its own to the standard ones.
    public init(policy: VerificationPolicy = VerificationPolicy(), registry: SchemeRegistry = .standard) {
        self.init(policy: policy, registry: registry) { _ in }
    }

    init(
        policy: VerificationPolicy, registry: SchemeRegistry = .standard, memoryBudget: UInt64 = .max,
        willDerive: @escaping @Sendable (HashingStep.Purpose) -> Void = { _ in }
    ) {
        self.policy = policy
        self.registry = registry
        self.memoryBudget = memoryBudget
        self.willDerive = willDerive
    }

    /// Reads a stored hash and checks it against the policy's schemes, limits and keys, without any password.
    ///
    /// What passes here is what `verify` will compute.
    /// - Throws: `malformed`, `unrecognized`, `ambiguous`, `unsupported`, `unknownKey`, `notAccepted`, `unknownPepper` or
    ///   `refused`.
    public func admit(_ stored: StoredHash) throws(VerificationError) -> any PasswordHash {
        // Under its pepper a hash is its scheme's; no scheme reads the option.
        var keyed = stored
        keyed.options.pepper = nil
        let hash: any PasswordHash
        do {
            hash = try registry.parse(try keyed.withSecrets(from: policy.keys))
        } catch {
            throw VerificationError(error)
        }
        guard policy.accepts(hash) else { throw VerificationError(notAccepted: type(of: hash).scheme) }
        if let id = stored.options.pepper, policy.pepper?.hasKey(id) != true {
            throw VerificationError(unknownPepper: type(of: hash).scheme)
        }
        if let violation = hash.violation(of: policy.limits) { throw VerificationError(violation) }
        // The limits count what the parameters say; a pool counts all that is held.
        guard hash.cost.memory <= memoryBudget else { throw VerificationError(.tooLarge, type(of: hash).scheme) }
        return hash
    }

    /// Whether the password is the one that was hashed: as typed, or else in one of the policy's Unicode forms.
    /// - Throws: where there is no answer.
    public func verify(
        _ password: borrowing Password, against stored: StoredHash
    ) throws(VerificationError) -> Verification {
        try answer(run(.verify, password, against: stored)).renewal.verification
    }

    /// Verifies, and on a stale match hashes the password anew as the policy prefers.
    ///
    /// The caller stores the replacement by compare-and-swap: another login may have been first. There is none where
    /// the preferred scheme cannot take the password: that is no reason to turn its owner away.
    public func verifyAndRenew(
        _ password: borrowing Password, against stored: StoredHash
    ) throws(VerificationError) -> (verification: Verification, replacement: StoredHash?) {
        try answer(run(.renew, password, against: stored)).renewal
    }

    /// Hashes a password as the policy prefers, as typed, with a fresh salt and under the current pepper.
    public func hash(_ password: borrowing Password) throws(VerificationError) -> StoredHash {
        try answer(run(.newHash, password, against: nil)).newHash
    }

    /// Derives the keys that a run takes, one after the other.
    func answer(_ run: VerificationRun) throws(VerificationError) -> VerificationOutcome {
        while let step = run.step {
            willDerive(step.purpose)
            run.resume(with: step.key())
        }
        return try run.outcome()
    }

    /// Begins a call, of which nothing is computed yet.
    func run(_ goal: VerificationRun.Goal, _ password: borrowing Password, against stored: StoredHash?)
        -> VerificationRun
    {
        let hash = stored.map { stored in Result { () throws(VerificationError) in try admit(stored) } }
        return VerificationRun(
            goal, password, against: hash, pepper: stored?.options.pepper, policy: policy)
    }
}
