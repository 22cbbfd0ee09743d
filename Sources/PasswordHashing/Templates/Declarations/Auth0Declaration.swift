/// Auth0's `custom_password_hash`, where its algorithm is a digest or `hmac`.
public struct Auth0Declaration: DigestDeclaration {
    /// `algorithm`: `md5`, `sha256`, … or `hmac`.
    public var algorithm: String
    /// `hash.encoding`: `hex` or `base64`.
    public var hashEncoding: String
    /// `hash.digest`, the digest of an HMAC.
    public var hashDigest: String?
    /// `hash.key.value` and `hash.key.encoding`, the key of an HMAC.
    public var key: (value: String, encoding: String)?
    /// `salt.value`, `salt.encoding` (`utf8` where Auth0 has none) and `salt.position` (`prefix` or `suffix`).
    public var salt: (value: String, encoding: String, position: String)?
    /// `password.encoding`: `utf8`, `ascii`, `latin1`, `binary`, `utf16le` or `ucs2`.
    public var passwordEncoding = "utf8"

    /// Makes a declaration of a digest; its other fields are set afterwards.
    public init(algorithm: String, hashEncoding: String) {
        self.algorithm = algorithm
        self.hashEncoding = hashEncoding
    }

    public func stored(_ hash: String) throws(HashFormatError) -> StoredHash {
        var options: [HashOptions.Name: HashOptions.Value] = [:]
        var message = [try password()]
        if let salt {
            let value = try DeclarationReader.variable(.salt, salt.encoding, "salt.encoding")
            message.insert(value, at: try DeclarationReader.isPrefix(salt.position, "salt.position") ? 0 : 1)
            options[.salt] = .text(salt.value)
        }
        guard algorithm.lowercased() == "hmac" else {
            let digest = try DeclarationReader.digest(algorithm)
            let expression = TemplateExpression.digest(digest, .hex, DeclarationReader.joined(message))
            return try DeclarationReader.stored(hash, [.digest(try encoding())], expression, options)
        }
        guard let key, let hashDigest else {
            throw .malformed(.digestTemplate, "hash.key", "is missing beside the algorithm hmac")
        }
        options[.sourcePepper] = .text(key.value)
        let expression = TemplateExpression.hmac(
            try DeclarationReader.digest(hashDigest), .hex,
            key: try DeclarationReader.variable(.pepper, key.encoding, "hash.key.encoding"),
            message: DeclarationReader.joined(message))
        return try DeclarationReader.stored(hash, [.digest(try encoding())], expression, options)
    }

    /// Node reads `ascii` and `binary` as ISO 8859-1, and `ucs2` as UTF-16.
    private func password() throws(HashFormatError) -> TemplateExpression {
        switch passwordEncoding.lowercased() {
        case "utf8": .variable(.password)
        case "ascii", "latin1", "binary": .text(.latin1, .variable(.password))
        case "utf16le", "ucs2": .text(.utf16le, .variable(.password))
        default: throw .malformed(.digestTemplate, "password.encoding", "is none of Auth0's")
        }
    }

    private func encoding() throws(HashFormatError) -> TemplateLayout.DigestEncoding {
        switch hashEncoding.lowercased() {
        case "hex": .hex
        case "base64": .base64
        default: throw .malformed(.digestTemplate, "hash.encoding", "is neither hex nor base64")
        }
    }
}
