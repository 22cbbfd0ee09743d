internal import HashEncoding

/// md5-crypt, of FreeBSD 2.0 and of Linux until 2007; PHP, Cisco IOS and many others write it too.
///
///     $1$saltsalt$<22 characters>
///
/// The salt has up to eight characters; a reader cuts a longer one, and so does this one. It may be empty. The digest is
/// MD5's 16 bytes in crypt's base 64, in an order of its own.
///
/// Passwords: hashed up to the first NUL, as every writer in C does; any other bytes, of any length.
public struct MD5Crypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .md5Crypt, title: "MD5-crypt", units: [.digests], shapes: [.prefix("$1$")],
        digestField: .last(after: "$", .crypt64),
        formats: ["md5-crypt"])

    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        (salt, digest) = try MD5CryptForm.parse(stored, prefix: "$1$", of: .md5Crypt)
    }

    // MARK: Writing

    public var stored: StoredHash { MD5CryptForm.stored("$1$", salt, digest, of: .md5Crypt) }

    public var publicParameters: [HashParameter] { [] }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// A thousand rounds of MD5, and no more.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(MD5CryptDerivation(magic: "$1$"), salt: salt) }
}

/// The text that md5-crypt and its kin share: a prefix, a salt, 22 characters.
enum MD5CryptForm {
    /// The longest salt; what is behind it never enters the hash.
    private static let saltByteCount = 8

    static func parse(
        _ stored: StoredHash, prefix: String, of scheme: Scheme
    ) throws(HashFormatError) -> (Salt, Digest) {
        let text = stored.hash.utf8
        let form = "\(prefix)salt$digest"
        guard text.starts(with: prefix.utf8) else { throw .malformed(scheme, "the text", "is not \(form)") }
        let fields = try HashFields(
            text.dropFirst(prefix.utf8.count), separator: "$", counts: 2...2, of: scheme, form: form)
        let salt = try CryptText.salt(fields[0], of: scheme).prefix(saltByteCount)
        guard let digest = CryptDigestOrder.md5.digest(fields[1]) else {
            throw .malformed(scheme, "the digest", "is not crypt's base 64 of 16 bytes")
        }
        return (Salt(bytes: Array(salt)), digest)
    }

    static func stored(_ prefix: String, _ salt: Salt, _ digest: Digest, of scheme: Scheme) -> StoredHash {
        let text = "\(prefix)\(CryptText.text(salt.bytes))$\(CryptDigestOrder.md5.text(digest))"
        return StoredHash(text, declaredScheme: scheme)
    }
}

extension Scheme {
    public static let md5Crypt = Scheme("md5-crypt")
}
