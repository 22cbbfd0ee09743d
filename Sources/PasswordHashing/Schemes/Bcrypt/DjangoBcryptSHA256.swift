internal import CryptoPrimitives

/// Django's bcrypt over SHA-256 (`BCryptSHA256PasswordHasher`).
///
///     bcrypt_sha256$$2b$12$<22 characters of salt><31 characters of digest>
///
/// bcrypt of the password's SHA-256 in lower-case hex. Clerk's `bcrypt_sha256_django` is the same text. Django's plain
/// bcrypt, `bcrypt$$2b$…`, is the scheme `bcrypt` behind a name.
///
/// Passwords: any bytes, NUL included, of any length.
public struct DjangoBcryptSHA256: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .djangoBcryptSHA256, title: "Django bcrypt over SHA-256", units: [.bcryptExpansions], shapes: [.prefix(prefix)],
        digestField: .init(separator: "$", offset: 22, .crypt64), formats: ["django-bcrypt-sha256"])

    private static let prefix = "bcrypt_sha256$"

    private let text: BcryptText
    public var digest: Digest { text.digest }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard stored.hash.utf8.starts(with: Self.prefix.utf8) else {
            throw .malformed(.djangoBcryptSHA256, "the text", "does not start with the hasher's name and a $")
        }
        text = try BcryptText(
            String(decoding: stored.hash.utf8.dropFirst(Self.prefix.utf8.count), as: UTF8.self),
            of: .djangoBcryptSHA256)
    }

    // MARK: Writing

    public var stored: StoredHash { StoredHash(Self.prefix + text.text, declaredScheme: .djangoBcryptSHA256) }

    public var publicParameters: [HashParameter] { text.publicParameters }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { BcryptText.strengthRules }
    public var strength: HashStrength { text.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation { text.derivation([EncodedDigest(.sha256, .hex)]) }
}

extension Scheme {
    public static let djangoBcryptSHA256 = Scheme("django-bcrypt-sha256")
}
