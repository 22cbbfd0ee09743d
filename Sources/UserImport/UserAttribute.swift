/// What a source may say of a user beside the fields of ``UserRecord``: a name, open to sources and destinations.
///
/// A planner carries those that its destination has a place for. What no planner reads is lost, and is said.
public struct UserAttribute: Sendable, Hashable {
    /// The name, as reports have it: `username`.
    public let name: String

    public init(_ name: String) { self.name = name }

    /// The name that the user logs in with, a string.
    public static let username = Self("username")
    /// When the password was last changed, as the source writes it, a string.
    public static let passwordChangedAt = Self("passwordChangedAt")
    /// Whether the user has to choose a new password at the next login, a truth value.
    public static let mustChangePassword = Self("mustChangePassword")
    /// The secret of an authenticator app, in base32, a string.
    public static let totpSecret = Self("totpSecret")
    /// The codes that stand in for a second factor, an array of strings.
    public static let recoveryCodes = Self("recoveryCodes")
    /// The accounts of other services that log the user in, an array of objects with `provider` and `id`.
    public static let identities = Self("identities")
    /// The language, and perhaps the country, a string: `pt-BR`.
    public static let locale = Self("locale")
    /// The groups that the user is a member of, an array of strings.
    public static let groups = Self("groups")
    /// When the user last logged in, as the source writes it, a string.
    public static let lastLoginAt = Self("lastLoginAt")
}
