/// FusionAuth's `encryptionScheme`, where it is a salted digest: the digest of password and salt, `factor` times.
public struct FusionAuthDeclaration: DigestDeclaration {
    /// `salted-md5`, `salted-sha256`, or a plugin's name that ends with a digest.
    public var encryptionScheme: String
    /// How often the digest is computed.
    public var factor: UInt64
    /// The salt, in base64.
    public var salt: String

    /// Makes a declaration.
    public init(encryptionScheme: String, factor: UInt64, salt: String) {
        self.encryptionScheme = encryptionScheme
        self.factor = factor
        self.salt = salt
    }

    public func stored(_ hash: String) throws(HashFormatError) -> StoredHash {
        guard encryptionScheme.hasPrefix("salted-") else {
            throw HashFormatError(
                .unsupported, .digestTemplate, field: "encryptionScheme",
                reason: "is none of FusionAuth's salted digests")
        }
        let digest = try DeclarationReader.digest(String(encryptionScheme.dropFirst(7)))
        return try DeclarationReader.stored(
            hash, [.digest(.base64)],
            .repeated(
                .rounds, start: .join([.variable(.password), .decoded(.unbase64, .salt)]),
                step: .digest(digest, .raw, .variable(.previous))),
            [.salt: .text(salt), .rounds: .number(factor)])
    }
}
