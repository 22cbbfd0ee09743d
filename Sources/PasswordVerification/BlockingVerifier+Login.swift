public import PasswordHashing

extension BlockingVerifier {
    /// Checks the password of a user who may not exist, in a time that does not tell, and renews a stale hash.
    ///
    /// An unknown user, a user without a password and a hash that cannot be verified cost what a wrong password costs
    /// a user whose hash is the policy's: one preferred hash, and one more for each Unicode form of the password that
    /// differs. How many those are follows from the password and the policy, so that their number tells nothing of the
    /// user. A wrong password for a cheaper hash costs these as well, after the verifications of its own; a dearer hash
    /// takes its own time. Which form matched shows in the time of a right password only.
    ///
    /// Blocks for these computations, and for one hash where it renews.
    /// - Parameter stored: nil for an unknown user, and for one without a password.
    /// - Throws: where the stored hash cannot be verified, after that time: tell the client nothing but a mismatch.
    public func verifyForLogin(
        _ password: borrowing Password, against stored: StoredHash?
    ) throws(VerificationError) -> LoginVerdict {
        guard let stored else {
            _ = try rejectUnknownUser(password)
            return .mismatch
        }
        let verification: Verification
        let replacement: StoredHash?
        do {
            (verification, replacement) = try verifyAndRenew(password, against: stored)
        } catch {
            _ = try rejectUnknownUser(password)
            throw error
        }
        switch verification.verdict {
        case .match(.current):
            return .match(verification.scheme, replacement: nil, nil)
        case .match(.stale(let reason)):
            return .match(verification.scheme, replacement: replacement, reason)
        case .mismatch:
            // An imported hash is often quick to check: alone, it would tell by the time that the account is there.
            if policy.preferred.costsMore(than: verification.hash) { _ = try rejectUnknownUser(password) }
            return .mismatch
        }
    }

    /// Spends the time of a wrong password under the policy and answers no, for a user who does not exist.
    ///
    /// Otherwise the time of the answer would say which accounts there are. Computes the preferred hash, once and once
    /// more for each Unicode form of the password that differs.
    public func rejectUnknownUser(_ password: borrowing Password) throws(VerificationError) -> Verdict {
        for _ in 0...UnicodeForm.others(of: password, in: policy.unicodeForms).count {
            if case .bcrypt = policy.preferred, policy.pepper == nil {
                // It takes the same time whatever it hashes, and does not take every password.
                _ = try hash(Password(""))
            } else {
                _ = try hash(password)
            }
        }
        return .mismatch
    }
}
