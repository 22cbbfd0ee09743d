public import PasswordHashing

extension AcceptedSchemes {
    /// What the users' store holds: every salted scheme, digests under a key, and the two unsalted kinds of the Users API.
    ///
    /// A digest under a key gives away no more than those two, which have no key.
    public static let users = AcceptedSchemes.salted.and(.keyed).and(.md5, .sha)
}
