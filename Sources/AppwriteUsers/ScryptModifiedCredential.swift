/// A hash of Firebase's modified scrypt with its parameters; the rules are checked by ``CreateUser``.
///
/// Each field is padded base 64 in the standard alphabet. The server computes with 8 rounds and a memory cost of 14, and
/// has no fields for others.
public struct ScryptModifiedCredential: Sendable, Hashable, Redacted {
    /// The encrypted signer key that Firebase calls the password hash.
    public var hash: String

    /// The salt of the user.
    public var salt: String

    /// The salt separator of the project.
    public var saltSeparator: String

    /// The signer key of the project.
    public var signerKey: String

    /// Creates a credential from the wire's fields.
    public init(hash: String, salt: String, saltSeparator: String, signerKey: String) {
        self.hash = hash
        self.salt = salt
        self.saltSeparator = saltSeparator
        self.signerKey = signerKey
    }
}
