/// Apache's md5-crypt, which `htpasswd` writes where nothing else is asked for, and `openssl passwd -apr1`.
///
///     $apr1$saltsalt$<22 characters>
///
/// md5-crypt with `$apr1$` in the place of `$1$`, in the text and in the first digest; the rest is the same.
///
/// Passwords: hashed up to the first NUL, as every writer in C does; any other bytes, of any length.
public struct APR1Crypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .apr1Crypt, title: "Apache MD5-crypt", units: [.digests], shapes: [.prefix("$apr1$")],
        digestField: .last(after: "$", .crypt64),
        formats: ["apr1-crypt"])

    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        (salt, digest) = try MD5CryptForm.parse(stored, prefix: "$apr1$", of: .apr1Crypt)
    }

    // MARK: Writing

    public var stored: StoredHash { MD5CryptForm.stored("$apr1$", salt, digest, of: .apr1Crypt) }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// A thousand rounds of MD5, and no more.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(MD5CryptDerivation(magic: "$apr1$"), salt: salt) }
}

extension Scheme {
    public static let apr1Crypt = Scheme("apr1-crypt")
}
