public import PasswordHashing

/// Checks passwords against stored hashes of every scheme, within limits, and renews the weak ones.
///
/// Every call blocks the calling thread for as long as the hash costs: keep it off an event loop.
public struct BlockingVerifier: Sendable {
    /// What is accepted, and what is written.
    public let policy: VerificationPolicy

    /// Told of every computation that is about to start: tests count them.
    let willCompute: @Sendable (Computation) -> Void

    /// The two kinds of computation.
    enum Computation: Sendable, Hashable {
        case verification, newHash
    }

    /// Makes a verifier of a policy.
    public init(policy: VerificationPolicy = VerificationPolicy()) {
        self.init(policy: policy) { _ in }
    }

    init(policy: VerificationPolicy, willCompute: @escaping @Sendable (Computation) -> Void) {
        self.policy = policy
        self.willCompute = willCompute
    }

    /// Reads a stored hash and checks it against the policy's limits and keys, without any password.
    ///
    /// What passes here is what `verify` will compute.
    /// - Throws: `malformed`, `unrecognized`, `ambiguous`, `unsupported`, `unknownPepper` or `refused`.
    public func admit(_ stored: StoredHash) throws(VerificationError) -> any PasswordHash {
        // Under its pepper a hash is its scheme's; no scheme reads the option.
        var keyed = stored
        keyed.options.pepper = nil
        let hash: any PasswordHash
        do {
            hash = try SchemeRegistry.parse(keyed)
        } catch {
            throw VerificationError(error)
        }
        if let id = stored.options.pepper, policy.pepper?.hasKey(id) != true {
            throw VerificationError(unknownPepper: type(of: hash).scheme)
        }
        if let violation = hash.violation(of: policy.limits) { throw VerificationError(violation) }
        return hash
    }

    /// Whether the password is the one that was hashed: as typed, or else in one of the policy's Unicode forms.
    /// - Throws: where there is no answer.
    public func verify(
        _ password: borrowing Password, against stored: StoredHash
    ) throws(VerificationError) -> Verification {
        let hash = try admit(stored)
        let pepper = stored.options.pepper
        if try matches(password, hash, pepper) {
            return Verification(verdict: .match(freshness(of: hash, pepper, matchedBy: password)), hash: hash)
        }
        for other in UnicodeForm.others(of: password, in: policy.unicodeForms) {
            guard try matches(other.password, hash, pepper) else { continue }
            let freshness = freshness(of: hash, pepper, matchedBy: other.password)
            return Verification(
                verdict: .match(freshness == .current ? .stale(.unicodeForm) : freshness), hash: hash)
        }
        return Verification(verdict: .mismatch, hash: hash)
    }

    private func matches(
        _ password: borrowing Password, _ hash: any PasswordHash, _ id: String?
    ) throws(VerificationError) -> Bool {
        guard let id else { return try matches(password, hash) }
        let scheme = type(of: hash).scheme
        guard let pepper = policy.pepper else { throw VerificationError(unknownPepper: scheme) }
        return try matches(pepper.keyed(password, by: id, for: scheme), hash)
    }

    private func matches(_ password: borrowing Password, _ hash: any PasswordHash) throws(VerificationError) -> Bool {
        willCompute(.verification)
        do {
            return try hash.verify(password)
        } catch {
            throw VerificationError(error, type(of: hash).scheme)
        }
    }

    /// What the policy says, but where bcrypt cut the password: every other one of the same 72 bytes matches too.
    private func freshness(
        of hash: any PasswordHash, _ pepper: String?, matchedBy password: borrowing Password
    ) -> Freshness {
        let isCut = hash is Bcrypt && pepper == nil && password.count > Bcrypt.passwordByteCount
        return isCut ? .stale(.truncated) : policy.freshness(of: hash, pepper: pepper)
    }

    /// Verifies, and on a stale match hashes the password anew as the policy prefers.
    ///
    /// The caller stores the replacement by compare-and-swap: another login may have been first. There is none where
    /// the preferred scheme cannot take the password: that is no reason to turn its owner away.
    public func verifyAndRenew(
        _ password: borrowing Password, against stored: StoredHash
    ) throws(VerificationError) -> (verification: Verification, replacement: StoredHash?) {
        let verification = try verify(password, against: stored)
        guard case .match(.stale) = verification.verdict else { return (verification, nil) }
        do throws(VerificationError) {
            return (verification, try hash(password))
        } catch {
            guard error.code == .passwordUnsupported else { throw error }
            return (verification, nil)
        }
    }

    /// Hashes a password as the policy prefers, as typed, with a fresh salt and under the current pepper.
    public func hash(_ password: borrowing Password) throws(VerificationError) -> StoredHash {
        let scheme = policy.preferred.scheme
        guard let pepper = policy.pepper else { return try hash(password, as: policy.preferred) }
        var stored = try hash(pepper.keyed(password, by: pepper.current, for: scheme), as: policy.preferred)
        stored.options.pepper = pepper.current
        return stored
    }

    private func hash(
        _ password: borrowing Password, as preferred: PreferredHash
    ) throws(VerificationError) -> StoredHash {
        willCompute(.newHash)
        return try password.withBytes { bytes throws(VerificationError) in
            do throws(HashingError) {
                return try preferred.hash(bytes)
            } catch {
                throw VerificationError(error, preferred.scheme)
            }
        }
    }
}

/// A verdict, and the hash that it is about.
public struct Verification: Sendable {
    /// The answer.
    public let verdict: Verdict
    /// The stored hash that was verified, read.
    public let hash: any PasswordHash

    /// The scheme that verified.
    public var scheme: Scheme { type(of: hash).scheme }
}
