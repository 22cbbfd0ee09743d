/// What a key is derived from: one of a batch that is computed side by side.
public struct DerivationInput: Sendable {
    /// The password's bytes.
    public let password: SharedSecretBytes
    /// The salt's bytes.
    public let salt: [UInt8]

    public init(password: SharedSecretBytes, salt: [UInt8]) {
        self.password = password
        self.salt = salt
    }
}

extension DerivationInput: CustomStringConvertible, CustomReflectable {
    /// The type's name only.
    public var description: String { "DerivationInput" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
