/// Firebase's `hash-algo` of an import, where it is a digest or an HMAC; hash, salt and key are base64.
///
/// Firebase publishes no definition of a second round, so more than one is unsupported. MD5 may have 0, which is one,
/// too.
public struct FirebaseDeclaration: DigestDeclaration {
    /// `MD5`, `SHA1`, `SHA256`, `SHA512`, or `HMAC_` and one of these.
    public var algorithm: String
    /// The rounds of a digest; an HMAC has none.
    public var rounds: UInt64?
    /// The signer key of an HMAC.
    public var key: String?
    /// The salt, and `SALT_FIRST` or `PASSWORD_FIRST`.
    public var salt: (value: String, order: String)?

    /// Makes a declaration; its other fields are set afterwards.
    public init(algorithm: String) {
        self.algorithm = algorithm
    }

    public func stored(_ hash: String) throws(HashFormatError) -> StoredHash {
        var options: [HashOptions.Name: HashOptions.Value] = [:]
        var message: [TemplateExpression] = [.variable(.password)]
        if let salt {
            let isPrefix = try DeclarationReader.isPrefix(salt.order, "the input order")
            message.insert(.decoded(.unbase64, .salt), at: isPrefix ? 0 : 1)
            options[.salt] = .text(salt.value)
        }
        let name = algorithm.lowercased()
        guard name.hasPrefix("hmac_") else {
            guard (rounds ?? 1) == 1 || rounds == 0 && name == "md5" else {
                throw HashFormatError(
                    .unsupported, .digestTemplate, field: "the rounds",
                    reason: "are more than one, and Firebase does not say what the second one is")
            }
            let expression = TemplateExpression.digest(
                try DeclarationReader.digest(name), .hex, DeclarationReader.joined(message))
            return try DeclarationReader.stored(hash, [.digest(.base64)], expression, options)
        }
        guard let key else { throw .malformed(.digestTemplate, "the key", "is missing beside an HMAC") }
        options[.sourcePepper] = .text(key)
        let expression = TemplateExpression.hmac(
            try DeclarationReader.digest(String(name.dropFirst(5))), .hex, key: .decoded(.unbase64, .pepper),
            message: DeclarationReader.joined(message))
        return try DeclarationReader.stored(hash, [.digest(.base64)], expression, options)
    }
}
