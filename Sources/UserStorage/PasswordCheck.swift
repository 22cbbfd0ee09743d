public import PasswordHashing
public import PasswordVerification

/// Checks the password of a user who may not exist, in a time that does not tell.
///
/// Blocks for the time of one verification, and of one hash where it renews.
public struct PasswordCheck: Sendable {
    /// What a check came to.
    public enum Outcome: Sendable {
        /// The password is right; with what should replace its hash, and why, where that is stale.
        case match(Scheme, replacement: StoredHash?, StaleReason?)
        /// There is no user, the user has no password, or it is a wrong one: not told apart.
        case mismatch
    }

    private let verifier: BlockingVerifier

    /// Makes a check of what a verifier accepts and renews to.
    public init(verifier: BlockingVerifier = BlockingVerifier()) { self.verifier = verifier }

    /// Checks a password.
    /// - Throws: `VerificationError` where the stored hash cannot be verified, after the time of a verification.
    public func callAsFunction(
        _ password: borrowing Password, of user: StoredUser?
    ) throws(VerificationError) -> Outcome {
        guard let stored = user?.password else {
            _ = try verifier.rejectUnknownUser(password)
            return .mismatch
        }
        let verification: Verification
        let replacement: StoredHash?
        do {
            (verification, replacement) = try verifier.verifyAndRenew(password, against: stored)
        } catch {
            _ = try verifier.rejectUnknownUser(password)
            throw error
        }
        guard case .match(let freshness) = verification.verdict else {
            // An imported hash is often quick to check: alone, it would tell by the time that the account is there.
            if verifier.policy.freshness(of: verification.hash) != .current {
                _ = try verifier.rejectUnknownUser(password)
            }
            return .mismatch
        }
        if case .stale(let reason) = freshness {
            return .match(verification.scheme, replacement: replacement, reason)
        }
        return .match(verification.scheme, replacement: nil, nil)
    }
}
