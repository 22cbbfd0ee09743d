/// Stytch's migration of a digest: the digest of `prepend_salt`, password and `append_salt`, in hex or base64.
public struct StytchDeclaration: DigestDeclaration {
    /// `md_5`, `sha_1` or `sha_512`.
    public var hashType: String
    /// The text before the password; empty for none.
    public var prependSalt: String
    /// The text behind the password; empty for none.
    public var appendSalt: String

    /// Makes a declaration.
    public init(hashType: String, prependSalt: String = "", appendSalt: String = "") {
        self.hashType = hashType
        self.prependSalt = prependSalt
        self.appendSalt = appendSalt
    }

    public func stored(_ hash: String) throws(HashFormatError) -> StoredHash {
        let digest = try DeclarationReader.digest(hashType)
        let (salt, isPrefix) = prependSalt.isEmpty ? (appendSalt, false) : (prependSalt, true)
        var message: [TemplateExpression] = [.variable(.password)]
        if !salt.isEmpty { message.insert(.variable(.salt), at: isPrefix ? 0 : 1) }
        if isPrefix, !appendSalt.isEmpty { message.append(.literal(Array(appendSalt.utf8))) }
        return try DeclarationReader.stored(
            hash, DeclarationReader.layout(of: hash, digest), .digest(digest, .hex, DeclarationReader.joined(message)),
            salt.isEmpty ? [:] : [.salt: .text(salt)])
    }
}
