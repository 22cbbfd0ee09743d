public import AppwriteUsers
public import PasswordHashing

/// Reads users back from a destination, and logs known ones in there.
public protocol UserReadBack<Plan>: Sendable {
    /// What was planned for one user.
    associatedtype Plan: ImportPlan

    /// What is there of each of some plans, in order. Changes nothing.
    /// - Throws: where the destination cannot be asked.
    func compare(_ plans: [Plan]) async throws -> [ReadBack]

    /// Logs a user in as the destination does, and ends the session.
    /// - Throws: where the destination cannot be asked.
    func logIn(_ login: KnownLogin, userID: String, email: String) async throws -> LoginProof
}

/// What a destination has of a user's password, held against the plan.
public enum ReadBack: Sendable, Redacted {
    /// The hash and its options, byte for byte.
    case equal
    /// No password, as planned.
    case withoutPassword
    /// The hash that the destination has made of a password that was sent in plain text.
    case made(StoredHash)
    /// A hash of the destination's own, which a login has put in the place of the planned one.
    case renewed
    /// Another password, which was set since.
    case changed
    /// Another hash, other options or none, and nothing says that somebody set it since.
    case different(RowRejection)
    /// No such user.
    case missing
}

/// What a login of a known user came to.
public enum LoginProof: Sendable, Hashable {
    /// The user was logged in; with what that changed of them, each by its name.
    case worked(changes: [String])
    /// The destination refused the login, with its reason in a clause.
    case refused(String)
}
