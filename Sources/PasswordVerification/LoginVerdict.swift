public import PasswordHashing

/// What the check of a login came to.
public enum LoginVerdict: Sendable, Hashable {
    /// The password is right; with what should replace its hash, and why, where that is stale.
    ///
    /// There is a reason and no replacement where the preferred scheme cannot take the password.
    case match(Scheme, replacement: StoredHash?, StaleReason?)
    /// There is no user, the user has no password, or it is a wrong one: not told apart.
    case mismatch
}
