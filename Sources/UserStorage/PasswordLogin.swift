public import AppwriteUsers
public import PasswordHashing
public import PasswordVerification

/// Logs users in with e-mail address and password, and renews weak hashes: the one operation that the service, the command
/// line and other programs share.
public struct PasswordLogin: Sendable {
    /// What a login came to.
    public enum Outcome<Value: Sendable>: Sendable {
        /// The password is right; with what the caller made of it, and what became of the hash.
        case success(Value, scheme: Scheme, Renewal)
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
    }

    private let store: UserStore
    private let verifier: Verifier

    /// Makes a login of a store, with what its verifier accepts and renews to.
    public init(store: UserStore, verifier: Verifier) {
        self.store = store
        self.verifier = verifier
    }

    /// Logs a user in, and runs the caller's own part in the transaction that finds the user and the password unchanged.
    ///
    /// It takes the same time for an unknown address as for a wrong password, and blocks no thread: the password is
    /// verified on the verifier's pool, and a cancelled task gives up its place there. A user whose hash was replaced
    /// while it was verified is verified anew: a renewal by another login is no obstacle, a new password is. The first
    /// login with an imported password marks it as used.
    /// - Parameters:
    ///   - time: when the login was asked for.
    ///   - body: what a right password leads to, such as a session; with the user as they are after the login. What it
    ///     throws undoes the renewal as well.
    /// - Throws: `VerificationError` where the stored hash cannot be verified or the pool has no place, `StoreError`,
    ///   `CancellationError`, and what `body` throws.
    public func callAsFunction<Value: Sendable>(
        email: String, password: consuming Password, at time: Timestamp = .now(),
        then body: @escaping @Sendable (StoredUser, StoreTransaction) throws -> Value
    ) async throws -> Outcome<Value> {
        while true {
            let user = try await store.read { try $0.userToLogIn(email: email) }
            let copy = password.withBytes { Password(copying: $0) }
            // A row whose text is the password itself is as good as no password, whatever the policy accepts.
            let hash = user?.password.flatMap { verifier.registry.isClearText($0) ? nil : $0 }
            guard
                case .match(let scheme, let replacement, let reason) = try await verifier.verifyForLogin(
                    copy, against: hash),
                let user, let verified = user.password
            else { return .invalidCredentials }
            let outcome: Outcome<Value>? = try await store.write { transaction in
                guard let current = try transaction.user(id: user.id), current.password == verified else { return nil }
                guard current.status else { return .blocked }
                guard let replacement, let reason else {
                    try transaction.markPasswordUsed(verified, ofUser: current)
                    return .success(try body(current, transaction), scheme: scheme, .notNeeded)
                }
                let renewed = try transaction.renew(current, from: verified, to: replacement, at: time)
                return .success(try body(renewed, transaction), scheme: scheme, .renewed(reason))
            }
            if let outcome { return outcome }
        }
    }

    /// Logs a user in, and gives the user.
    /// - Throws: as the other, but for what a caller's part would throw.
    public func callAsFunction(email: String, password: consuming Password) async throws -> Outcome<StoredUser> {
        try await callAsFunction(email: email, password: password) { user, _ in user }
    }
}

extension SchemeRegistry {
    /// Whether a stored hash is of a scheme that stores the password itself.
    fileprivate func isClearText(_ stored: StoredHash) -> Bool {
        guard case .certain(let scheme) = identify(stored) else { return false }
        return type(of: scheme)?.descriptor.protection == .clearText
    }
}

extension StoreTransaction {
    /// Renews the hash of a user who has been read in this transaction, and reads the user again.
    fileprivate func renew(
        _ user: StoredUser, from verified: StoredHash, to replacement: StoredHash, at time: Timestamp
    ) throws -> StoredUser {
        guard try renewPassword(ofUser: user, expected: verified, with: replacement, at: time),
            let renewed = try self.user(id: user.id)
        else { throw StoreConflict.userMissing }
        return renewed
    }
}
