public import PasswordHashing

/// Checks passwords against stored hashes of every scheme, within limits, and renews the weak ones.
///
/// Every call blocks the calling thread for as long as the hash costs: keep it off an event loop.
public struct BlockingVerifier: Sendable {
    /// What is accepted, and what is written.
    public let policy: VerificationPolicy

    /// Makes a verifier of a policy.
    public init(policy: VerificationPolicy = VerificationPolicy()) {
        self.policy = policy
    }

    /// Reads a stored hash and checks it against the policy's limits, without any password.
    ///
    /// What passes here is what `verify` will compute.
    /// - Throws: `malformed`, `unrecognized`, `ambiguous`, `unsupported` or `refused`.
    public func admit(_ stored: StoredHash) throws(VerificationError) -> any PasswordHash {
        let hash: any PasswordHash
        do {
            hash = try SchemeRegistry.parse(stored)
        } catch {
            throw VerificationError(error)
        }
        if let violation = hash.violation(of: policy.limits) { throw VerificationError(violation) }
        return hash
    }

    /// Whether the password is the one that was hashed.
    /// - Throws: where there is no answer.
    public func verify(
        _ password: borrowing Password, against stored: StoredHash
    ) throws(VerificationError) -> Verification {
        let hash = try admit(stored)
        let scheme = type(of: hash).scheme
        let matches: Bool
        do {
            matches = try hash.verify(password)
        } catch {
            throw VerificationError(error, scheme)
        }
        return Verification(verdict: matches ? .match(policy.freshness(of: hash)) : .mismatch, hash: hash)
    }

    /// Verifies, and on a stale match hashes the password anew as the policy prefers.
    ///
    /// The caller stores the replacement by compare-and-swap: another login may have been first.
    public func verifyAndRenew(
        _ password: borrowing Password, against stored: StoredHash
    ) throws(VerificationError) -> (verification: Verification, replacement: StoredHash?) {
        let verification = try verify(password, against: stored)
        guard case .match(.stale) = verification.verdict else { return (verification, nil) }
        return (verification, try hash(password))
    }

    /// Hashes a password as the policy prefers, with a fresh salt.
    public func hash(_ password: borrowing Password) throws(VerificationError) -> StoredHash {
        try password.withBytes { bytes throws(VerificationError) in
            do throws(HashingError) {
                return try Argon2(hashing: bytes, salt: .random(), parameters: policy.preferred).stored
            } catch {
                throw VerificationError(error, .argon2)
            }
        }
    }

    /// Spends the time of a verification under the policy and answers no, for a user who does not exist.
    ///
    /// Otherwise the time of the answer would say which accounts there are.
    public func rejectUnknownUser(_ password: borrowing Password) throws(VerificationError) -> Verdict {
        _ = try hash(password)
        return .mismatch
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
