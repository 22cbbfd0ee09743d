internal import HashEncoding

/// bcrypt's own text, `$2y$10$` and 53 characters, which other systems wrap or make of something else than the password.
struct BcryptText: Sendable, Hashable {
    let parameters: Bcrypt.Parameters
    let salt: Salt
    let digest: Digest

    init(_ parameters: Bcrypt.Parameters, salt: Salt, digest: Digest) {
        self.parameters = parameters
        self.salt = salt
        self.digest = digest
    }

    /// Whether there is a `$` behind what looks like a whole text.
    static func hasMore(_ text: String) -> Bool {
        let text = text.utf8.span
        return text.count > 60 && text[60] == UInt8(ascii: "$")
    }

    /// Reads a text to its end.
    /// - Parameters:
    ///   - scheme: whose text it is, for the error.
    ///   - variants: the prefixes that this scheme's writers use.
    init(
        _ text: String, of scheme: Scheme, variants: [Bcrypt.Variant] = [.a, .b, .y]
    ) throws(HashFormatError) {
        let bytes = Array(text.utf8)
        guard let variant = variants.first(where: { bytes.starts(with: "$\($0.rawValue)$".utf8) }) else {
            let prefixes = variants.map { "$\($0.rawValue)$" }.joined(separator: ", ")
            throw .malformed(scheme, "the prefix", "is none of \(prefixes)")
        }
        // The cost, and what stands behind it.
        let rest = bytes[(variant.rawValue.utf8.count + 2)...]
        guard rest.count == 56 else {
            throw .malformed(scheme, "the text", "is not \(bytes.count - rest.count + 56) characters")
        }
        let costText = rest.prefix(2)
        guard rest[rest.startIndex + 2] == UInt8(ascii: "$"),
            let cost = DecimalNumber.parse(
                costText.first == UInt8(ascii: "0") ? costText.dropFirst() : costText, as: Int.self),
            4...31 ~= cost
        else { throw .malformed(scheme, "the cost", "is not a number from 04 to 31") }
        parameters = Bcrypt.Parameters(variant: variant, cost: cost)
        salt = Salt(bytes: try Self.base64(rest.dropFirst(3).prefix(22), "salt", scheme))
        digest = Digest(try Self.base64(rest.suffix(31), "digest", scheme))
    }

    static func base64(
        _ text: ArraySlice<UInt8>, _ field: String, _ scheme: Scheme
    ) throws(HashFormatError) -> [UInt8] {
        guard let bytes = try? Base64.decode(Array(text), alphabet: .bcrypt, allowingTrailingBits: true) else {
            throw .malformed(scheme, field, "has a character outside bcrypt's base64")
        }
        return bytes
    }

    /// The whole text, with its unused bits zero.
    var text: String { setting + digestText }

    /// What crypt(3) takes as a setting: prefix, cost and salt.
    var setting: String { Self.setting(parameters, salt) }

    static func setting(_ parameters: Bcrypt.Parameters, _ salt: Salt) -> String {
        let cost = parameters.cost < 10 ? "0\(parameters.cost)" : "\(parameters.cost)"
        return "$\(parameters.variant.rawValue)$\(cost)$" + Base64.encode(salt.bytes, alphabet: .bcrypt)
    }

    /// The salt's 22 characters.
    var saltText: String { Base64.encode(salt.bytes, alphabet: .bcrypt) }

    /// The digest's 31 characters.
    var digestText: String { Base64.encode(digest.bytes, alphabet: .bcrypt) }

    var publicParameters: [HashParameter] {
        [HashParameter("variant", parameters.variant.rawValue), HashParameter("cost", parameters.cost)]
    }

    /// Strong from OWASP's least cost of 10 on, weak below 8: a quarter of that again, a few milliseconds a guess. The
    /// sign-extension bug of `$2x$` makes collisions easy, and `$2$` takes a password for its repetitions.
    static let strengthRules = [
        StrengthRule(.init("cost", .log2, adequate: 8, strong: 10)),
        StrengthRule(.init("cost", .log2, adequate: 8, strong: nil), for: "$2$"), .always(.weak, for: "$2x$"),
    ]

    var strength: HashStrength {
        let rule =
            switch parameters.variant {
            case .original: Self.strengthRules[1]
            case .x: Self.strengthRules[2]
            default: Self.strengthRules[0]
            }
        return rule.strength(UInt64(parameters.cost))
    }

    /// bcrypt of what the transforms make of a password.
    func derivation(_ transforms: [any PasswordTransform]) -> KeyDerivation {
        KeyDerivation(BcryptDerivation(parameters), salt: salt, transforms: transforms)
    }
}
