internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as MediaWiki writes it since 1.24.
///
///     :pbkdf2:sha512:30000:64:<salt>:<digest>
///
/// The fields are the digest as PHP names it, the rounds (1 to 2^32 - 1), the bytes of key, and salt and key in base 64
/// (includes/Password/AbstractPbkdf2Password.php, ParameterizedPassword.php). PHP has digests that are not computed here:
/// those are unsupported.
///
/// Passwords: any bytes; MediaWiki takes 4096. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes
/// at its end make no difference.
public struct MediaWikiPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .mediaWikiPBKDF2, title: "MediaWiki PBKDF2", units: [.pbkdf2Iterations], shapes: [.prefix(":pbkdf2:")],
        digestField: .last(after: ":", .base64), formats: ["mediawiki-pbkdf2"])

    public let parts: PBKDF2Parts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: ":", counts: 7...7, of: .mediaWikiPBKDF2,
            form: ":pbkdf2:algo:rounds:length:salt:digest")
        guard fields[0].isEmpty, fields.text(1) == "pbkdf2" else {
            throw .malformed(.mediaWikiPBKDF2, "the type", "is not :pbkdf2:")
        }
        let length = try fields.number(4, "the length", in: PBKDF2Parts.keyByteCounts)
        parts = PBKDF2Parts(
            try Self.digest(fields.text(2), of: .mediaWikiPBKDF2),
            iterations: try fields.number(3, "the rounds", in: PBKDF2Parts.iterationRange),
            salt: try fields.base64(5, "the salt", byteCounts: PBKDF2Parts.saltByteCounts),
            key: try fields.base64(6, "the digest", byteCounts: length...length))
    }

    private static let digests: [MessageDigest] = [
        .md5, .sha1, .sha224, .sha256, .sha384, .sha512, .sha512_224, .sha512_256, .sha3_224, .sha3_256, .sha3_384,
        .sha3_512, .ripemd160,
    ]

    private static let otherDigests = [
        "gost", "haval", "md2", "md4", "ripemd", "snefru", "tiger", "whirlpool",
    ]

    /// A digest by PHP's name of it (hash_hmac_algos).
    static func digest(_ name: String, of scheme: Scheme) throws(HashFormatError) -> MessageDigest {
        if let digest = digests.first(where: { $0.rawValue == name }) { return digest }
        guard !otherDigests.contains(where: { name.hasPrefix($0) }) else {
            throw HashFormatError(.unsupported, scheme, field: "algo", reason: "is a digest that is not computed here")
        }
        throw .malformed(scheme, "algo", "is no digest of PHP's")
    }

    // MARK: Writing

    public var stored: StoredHash {
        let function = parts.function
        let parameters = "\(function.digest.rawValue):\(function.iterations):\(digest.count)"
        let salt = Base64.encode(parts.salt.bytes, padded: true)
        let key = Base64.encode(digest.bytes, padded: true)
        return StoredHash(":pbkdf2:\(parameters):\(salt):\(key)", declaredScheme: .mediaWikiPBKDF2)
    }
}

extension Scheme {
    public static let mediaWikiPBKDF2 = Scheme("mediawiki-pbkdf2")
}
