/// A call that creates a user: one of the service's eight create endpoints, chosen by the credential.
///
/// Every rule of the wire is checked when a value is made, so that an invalid request cannot be built. Whether a hash is
/// one that the destination can verify is for the hashing module to say: here an argon2, bcrypt or phpass hash is text.
public struct CreateUser: Sendable, Hashable, Redacted {
    /// The identifier, chosen by the client.
    public let userId: UserID

    /// The e-mail address; always there with a hash.
    public let email: EmailAddress?

    /// The phone number; never there with a hash.
    public let phone: PhoneNumber?

    /// The name.
    public let name: DisplayName?

    /// What the user proves to be themselves with.
    public let credential: Credential

    /// Creates a call, if the service would take it.
    /// - Parameters:
    ///   - userId: The identifier.
    ///   - email: The e-mail address, which every hash demands.
    ///   - phone: The phone number, which no hash admits: it must follow as a ``UserUpdate``.
    ///   - name: The name.
    ///   - credential: The password or its hash.
    ///   - allowLegacySHAVersions: Lets `sha512/224` and `sha512/256` through, for servers up to 1.7; later ones answer
    ///     500, so that the default is to refuse them.
    /// - Throws: ``WireRuleViolation`` for the first rule that does not hold, in the order of the parameters on the wire.
    public init(
        userId: UserID, email: EmailAddress? = nil, phone: PhoneNumber? = nil, name: DisplayName? = nil,
        credential: Credential = .none, allowLegacySHAVersions: Bool = false
    ) throws(WireRuleViolation) {
        if credential.endpoint != .plain {
            guard email != nil else { throw WireRuleViolation(field: .email, rule: .requiredWithHash) }
            guard phone == nil else { throw WireRuleViolation(field: .phone, rule: .notAllowedWithHash) }
        }
        try credential.check(allowLegacySHAVersions: allowLegacySHAVersions)
        self.userId = userId
        self.email = email
        self.phone = phone
        self.name = name
        self.credential = credential
    }

    /// The endpoint of this call.
    public var endpoint: Endpoint { credential.endpoint }
}
