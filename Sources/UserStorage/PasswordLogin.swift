public import PasswordHashing
public import PasswordVerification

/// Checks an e-mail address and a password against the store, and renews a weak hash.
public struct PasswordLogin: Sendable {
    /// What a login came to.
    public enum Outcome: Sendable {
        /// The password is right; with what became of the hash.
        case success(StoredUser, scheme: Scheme, Renewal)
        /// The address is unknown, the user has no password, or it is a wrong one: not told apart.
        case invalidCredentials
        /// The password is right, and the user is blocked.
        case blocked
    }

    /// What became of the hash of a successful login.
    public enum Renewal: Sendable, Hashable {
        /// It was what the policy writes.
        case notNeeded
        /// It was replaced.
        case renewed(StaleReason)
        /// Another login replaced it first.
        case alreadyRenewed
    }

    private let store: UserStore
    private let verifier: BlockingVerifier

    /// Makes a login of a store, with what its verifier accepts and renews to.
    public init(store: UserStore, verifier: BlockingVerifier = BlockingVerifier()) {
        self.store = store
        self.verifier = verifier
    }

    /// Logs a user in; blocks for the time of one verification, and of one hash where it renews.
    ///
    /// The first login with an imported password marks it as used.
    /// - Throws: `VerificationError` where the stored hash cannot be verified, `StoreError`.
    public func callAsFunction(email: String, password: borrowing Password) throws -> Outcome {
        let user = try store.blockingRead { try $0.userToLogIn(email: email) }
        guard
            case .match(let scheme, let replacement, let reason) = try verifier.verifyForLogin(
                password, against: user?.password),
            let user, let stored = user.password
        else { return .invalidCredentials }
        guard user.status else { return .blocked }
        guard let replacement, let reason else {
            // A right password logs in, whether or not its first use can be written down.
            if user.hasUnusedPassword { try? store.blockingWrite { try $0.markPasswordUsed(stored, ofUser: user) } }
            return .success(user, scheme: scheme, .notNeeded)
        }
        let replaced = try store.blockingWrite {
            try $0.replacePassword(ofUser: user.id, expected: stored, with: replacement)
        }
        return .success(user, scheme: scheme, replaced ? .renewed(reason) : .alreadyRenewed)
    }
}
