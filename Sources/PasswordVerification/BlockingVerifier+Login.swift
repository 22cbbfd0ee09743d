public import PasswordHashing

extension BlockingVerifier {
    /// Checks the password of a user who may not exist, in a time that does not tell, and renews a stale hash.
    ///
    /// An unknown user, a user without a password and a hash that cannot be verified cost what a wrong password costs
    /// a user whose hash is the policy's: one preferred hash, and one more for each Unicode form of the password that
    /// differs. How many those are follows from the password and the policy, so that their number tells nothing of the
    /// user. A wrong password for an Argon2 hash that is cheaper than the policy's costs what is left to the policy's, one
    /// for a hash of another scheme the policy's as well, after the verifications of its own: where those are slow, the
    /// time tells until the hash is renewed. A dearer hash takes its own time. Which form matched shows in the time of a
    /// right password only.
    ///
    /// Blocks for these computations, and for one hash where it renews.
    /// - Parameter stored: nil for an unknown user, and for one without a password.
    /// - Throws: where the stored hash cannot be verified, after that time: tell the client nothing but a mismatch.
    public func verifyForLogin(
        _ password: borrowing Password, against stored: StoredHash?
    ) throws(VerificationError) -> LoginVerdict {
        try answer(run(.login, password, against: stored)).login
    }

    /// Spends the time of a wrong password under the policy and answers no, for a user who does not exist.
    ///
    /// Otherwise the time of the answer would say which accounts there are.
    public func rejectUnknownUser(_ password: borrowing Password) throws(VerificationError) -> LoginVerdict {
        try verifyForLogin(password, against: nil)
    }
}
