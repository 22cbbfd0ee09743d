internal import CryptoPrimitives

/// bcrypt of another hash of the password: what applications make of the MD5 or SHA-1 that they had before.
///
///     $2y$10$<22 characters of salt><31 characters of digest>, and prehash=md5 beside it
///
/// The text is bcrypt's own, so that the option `prehash` must say what bcrypt was given: `md5`, `sha1`, `sha256`, `sha512`
/// and the other digests for the digest in lower-case hex, `bcrypt` for bcrypt's whole text of the password with the same
/// salt. vBulletin 5 writes the first, WoltLab (WBB 4, and behind `DoubleBcrypt:` since WoltLab Suite 5.4) the last.
///
/// Passwords: any bytes, NUL included, of any length; under `prehash=bcrypt` they end at a NUL and after 72 bytes, as in PHP.
public struct PrehashedBcrypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .prehashedBcrypt, title: "bcrypt over another hash", units: [.bcryptExpansions],
        shapes: [.option(.prehash) { _ in .certain }],
        options: [.prehash],
        variants: [
            variant("bcrypt-md5", "md5"), variant("bcrypt-sha1", "sha1"), variant("bcrypt-sha512", "sha512"),
            variant("vbulletin5", "md5"), variant("woltlab", "bcrypt"),
        ],
        digestField: .init(separator: "$", offset: 22, .crypt64))

    private static func variant(_ name: String, _ prehash: String) -> SchemeDescriptor.Variant {
        .init(name, options: [.prehash: .text(prehash)])
    }

    /// The digest that bcrypt was given; nil for bcrypt's own text.
    private let prehash: MessageDigest?
    private let text: BcryptText
    public var digest: Digest { text.digest }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let name = try OptionReader(stored, of: Self.descriptor).text(.prehash).lowercased()
        prehash = MessageDigest(rawValue: name)
        guard prehash != nil || name == Scheme.bcrypt.name else {
            throw .malformed(.prehashedBcrypt, "option prehash", "is neither a digest nor bcrypt")
        }
        text = try BcryptText(stored.hash, of: .prehashedBcrypt)
    }

    // MARK: Writing

    public var stored: StoredHash {
        var options = HashOptions()
        options[.prehash] = .text(prehash?.rawValue ?? Scheme.bcrypt.name)
        return StoredHash(text.text, options: options, declaredScheme: .prehashedBcrypt)
    }

    public var publicParameters: [HashParameter] {
        [HashParameter("prehash", prehash?.rawValue ?? Scheme.bcrypt.name)] + text.publicParameters
    }

    // MARK: Cost

    /// bcrypt over bcrypt takes twice the work.
    public var cost: HashCost {
        let once = derivation.function.cost
        return prehash == nil ? HashCost(memory: once.memory, work: 2 * once.work, unit: once.unit) : once
    }

    public func violation(of limits: HashLimits) -> LimitViolation? { limits.violation(of: cost, in: .prehashedBcrypt) }

    public static var strengthRules: [StrengthRule] { BcryptText.strengthRules }
    public var strength: HashStrength { text.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        text.derivation([
            prehash.map { EncodedDigest($0, .hex) as any PasswordTransform }
                ?? BcryptCrypt(parameters: text.parameters, salt: text.salt)
        ])
    }
}

extension Scheme {
    public static let prehashedBcrypt = Scheme("prehashed-bcrypt")
}

extension HashOptions.Name {
    /// The hash of the password that bcrypt was given: a digest's name, or `bcrypt`.
    public static let prehash = Self("prehash")
}
