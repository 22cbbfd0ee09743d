public import AppwriteUsers
public import PasswordHashing

/// What a destination will verify a user's password against, once a plan is carried out.
public enum ExpectedPassword: Sendable, Redacted {
    /// This hash, in the form and the dialect that the destination computes.
    case hash(StoredHash)
    /// A hash that the destination makes of this password.
    case plain(String)
    /// Nothing: the user gets no password.
    case none
    /// The destination does not say.
    case unknown
}
