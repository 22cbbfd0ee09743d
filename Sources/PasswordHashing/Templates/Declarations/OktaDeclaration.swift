/// Okta's `password.hash`, where its algorithm is a digest: hash and salt are base64.
public struct OktaDeclaration: DigestDeclaration {
    /// `SHA-512`, `SHA-256`, `SHA-1` or `MD5`.
    public var algorithm: String
    /// The salt, and `saltOrder`: `PREFIX` or `POSTFIX`.
    public var salt: (value: String, order: String)?

    /// Makes a declaration of a digest; a salt is set afterwards.
    public init(algorithm: String) {
        self.algorithm = algorithm
    }

    public func stored(_ hash: String) throws(HashFormatError) -> StoredHash {
        var options: [HashOptions.Name: HashOptions.Value] = [:]
        var message: [TemplateExpression] = [.variable(.password)]
        if let salt {
            let isPrefix = try DeclarationReader.isPrefix(salt.order, "saltOrder")
            message.insert(.decoded(.unbase64, .salt), at: isPrefix ? 0 : 1)
            options[.salt] = .text(salt.value)
        }
        let digest = try DeclarationReader.digest(algorithm)
        return try DeclarationReader.stored(
            hash, [.digest(.base64)], .digest(digest, .hex, DeclarationReader.joined(message)), options)
    }
}
