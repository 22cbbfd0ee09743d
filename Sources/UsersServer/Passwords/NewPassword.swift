internal import AppwriteUsers
internal import PasswordHashing
internal import UserStorage

/// A password that is to become a user's: the project's rules for new ones allow it, and it is hashed.
struct NewPassword: Sendable, Redacted {
    /// The user has other passwords by now than those that the new one was compared with.
    struct Outdated: Error {}

    private let text: String
    private let hash: StoredHash
    /// The password that the user had when the rules were checked.
    private let earlier: StoredHash?

    /// Checks and hashes a password.
    /// - Throws: `ServiceError` where a rule is broken, or the pool has no place.
    init(_ text: String, for user: StoredUser, _ call: Call) async throws {
        let policy = PasswordPolicy(settings: call.settings)
        try policy.checkPersonalData(text, of: user)
        try await policy.checkHistory(text, of: user, call.passwords)
        self.text = text
        hash = try await call.passwords.hash(text)
        earlier = user.password
    }

    /// Makes it the user's password.
    /// - Parameter user: the user as they are in this transaction, and as they will be.
    /// - Throws: `Outdated` where the project compares with earlier passwords, and the user has got another meanwhile;
    ///   `ServiceError.passwordPersonalData`.
    func set(ofUser user: StoredUser, _ call: Call, _ transaction: StoreTransaction) throws -> StoredUser {
        guard user.password == earlier || call.settings.passwordHistory == 0 else { throw Outdated() }
        try PasswordPolicy(settings: call.settings).checkPersonalData(text, of: user)
        return try transaction.setPassword(
            hash, ofUser: user, keeping: call.settings.passwordHistory, at: call.now)
    }
}
