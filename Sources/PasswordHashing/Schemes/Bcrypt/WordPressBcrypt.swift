internal import CryptoPrimitives

/// WordPress' bcrypt over HMAC-SHA384 (`wp_hash_password` since 6.8).
///
///     $wp$2y$10$<22 characters of salt><31 characters of digest>
///
/// bcrypt of base64(HMAC-SHA384(trim(password))) with the key `wp-sha384`. WordPress trims a password before it hashes it,
/// and when it logs in (`wp_authenticate`); so does this type. Hashes of before 6.8 are PHPass', or an MD5.
///
/// Passwords: any bytes of any length; white space and NULs at their ends, as PHP's `trim` takes them, are no part of them.
/// WordPress makes no hash of more than 4,096 bytes.
public struct WordPressBcrypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .wordPressBcrypt, title: "WordPress bcrypt", units: [.bcryptExpansions], shapes: [.prefix("$wp$")],
        digestField: .init(separator: "$", offset: 22, .crypt64), formats: ["wordpress-bcrypt"])

    /// The `$` behind it is bcrypt's own.
    private static let prefix = "$wp"

    private let text: BcryptText
    public var digest: Digest { text.digest }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard stored.hash.utf8.starts(with: Self.prefix.utf8) else {
            throw .malformed(.wordPressBcrypt, "the prefix", "is not $wp$")
        }
        text = try BcryptText(
            String(decoding: stored.hash.utf8.dropFirst(Self.prefix.utf8.count), as: UTF8.self), of: .wordPressBcrypt)
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(Self.prefix + text.text, declaredScheme: .wordPressBcrypt) }

    public var publicParameters: [HashParameter] { text.publicParameters }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { BcryptText.strengthRules }
    public var strength: HashStrength { text.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        text.derivation([TrimmedPassword(), EncodedHMAC(.sha384, key: "wp-sha384".utf8)])
    }
}

extension Scheme {
    public static let wordPressBcrypt = Scheme("wordpress-bcrypt")
}
