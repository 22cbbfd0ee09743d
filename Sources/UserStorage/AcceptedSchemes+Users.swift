public import PasswordHashing

extension AcceptedSchemes {
    /// What the users' store holds: every salted scheme, and the two unsalted kinds of the Users API.
    public static let users = AcceptedSchemes.salted.and(.md5, .sha)
}
