public import PasswordHashing
public import PasswordVerification

/// Checks the password of a user who may not exist, in a time that does not tell.
///
/// Blocks for the time of one verification, and of one hash where it renews.
public struct PasswordCheck: Sendable {
    private let verifier: BlockingVerifier

    /// Makes a check of what a verifier accepts and renews to.
    public init(verifier: BlockingVerifier = BlockingVerifier()) { self.verifier = verifier }

    /// Checks a password.
    /// - Throws: `VerificationError` where the stored hash cannot be verified, after the time of a verification.
    public func callAsFunction(
        _ password: borrowing Password, of user: StoredUser?
    ) throws(VerificationError) -> LoginVerdict {
        try verifier.verifyForLogin(password, against: user?.password)
    }
}
