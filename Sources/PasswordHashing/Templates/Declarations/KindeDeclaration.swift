/// The columns of a Kinde import for a digest: `hashing_method`, `salt`, `salt_position` and `salt_format`.
public struct KindeDeclaration: DigestDeclaration {
    /// `hashing_method`: `md5` or `sha256`.
    public var hashingMethod: String
    /// The salt, `prefix` or `suffix`, and `string` or `hex`.
    public var salt: (value: String, position: String, format: String)?

    /// Makes a declaration of a digest; a salt is set afterwards.
    public init(hashingMethod: String) {
        self.hashingMethod = hashingMethod
    }

    public func stored(_ hash: String) throws(HashFormatError) -> StoredHash {
        let digest = try DeclarationReader.digest(hashingMethod)
        var options: [HashOptions.Name: HashOptions.Value] = [:]
        var message: [TemplateExpression] = [.variable(.password)]
        if let salt {
            let value = try DeclarationReader.variable(.salt, salt.format, "salt_format")
            message.insert(value, at: try DeclarationReader.isPrefix(salt.position, "salt_position") ? 0 : 1)
            options[.salt] = .text(salt.value)
        }
        return try DeclarationReader.stored(
            hash, DeclarationReader.layout(of: hash, digest), .digest(digest, .hex, DeclarationReader.joined(message)),
            options)
    }
}
