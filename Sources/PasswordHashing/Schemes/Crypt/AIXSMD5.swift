/// The salted MD5 of AIX (`/etc/security/passwd`, pwdalg `smd5`).
///
///     {smd5}saltsalt$<22 characters>
///
/// md5-crypt without a text of its own in the first digest, where `$1$` stands in md5-crypt's. The salt has up to eight
/// characters. The name in braces is in lower case; RFC 2307's `{SMD5}` is another scheme and has no `$`.
///
/// Passwords: hashed up to the first NUL; any other bytes, of any length.
public struct AIXSMD5: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .aixSMD5, title: "AIX salted MD5", units: [.digests],
        shapes: [.prefixed("{smd5}") { stored in stored.hash.utf8.contains(UInt8(ascii: "$")) ? .certain : .none }],
        digestField: .last(after: "$", .crypt64), formats: ["aix-smd5"])

    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        (salt, digest) = try MD5CryptForm.parse(stored, prefix: "{smd5}", of: .aixSMD5)
    }

    // MARK: Writing

    public var stored: StoredHash { MD5CryptForm.stored("{smd5}", salt, digest, of: .aixSMD5) }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// A thousand rounds of MD5, and no more.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(MD5CryptDerivation(magic: ""), salt: salt) }
}

extension Scheme {
    public static let aixSMD5 = Scheme("aix-smd5")
}
