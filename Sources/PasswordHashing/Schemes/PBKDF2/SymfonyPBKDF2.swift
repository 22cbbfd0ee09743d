internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Symfony's Pbkdf2PasswordHasher writes it: the key alone.
///
///     wSMvEPYnFf2gaufAogN8oZszzxA7cnulbYcMEfKQoqsQaXTHVgfIow==    options salt, version, rounds
///
/// The salt stands in a column of its own, and enters as the text that it is, if only empty. Symfony's defaults are SHA-512,
/// 1000 iterations, 40 bytes and base 64; a project that configured others says them: `version` is the digest as PHP names
/// it, `rounds` the iterations, and the length is the text's. Hex is read and written where the project chose it. Nothing in
/// the text is its own, so the scheme is declared.
///
/// Passwords: any bytes; Symfony takes 4096. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at
/// its end make no difference.
public struct SymfonyPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .symfonyPBKDF2, title: "Symfony PBKDF2", units: [.pbkdf2Iterations], shapes: [],
        options: [.salt, .version, .rounds],
        digestField: .whole(.base64))

    public let parts: PBKDF2Parts

    private let isHex: Bool

    private static let defaultIterations: UInt32 = 1000
    private static let digests: [MessageDigest] = [
        .md5, .sha1, .sha224, .sha256, .sha384, .sha512, .sha512_224, .sha512_256, .sha3_224, .sha3_256, .sha3_384,
        .sha3_512, .ripemd160,
    ]

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let reader = try OptionReader(stored, of: Self.descriptor)
        let salt = Array(try reader.text(.salt).utf8)
        guard PBKDF2Parts.saltByteCounts.contains(salt.count) else {
            throw .malformed(.symfonyPBKDF2, "option salt", "is longer than 1024 bytes")
        }
        let version = reader.options.version ?? MessageDigest.sha512.rawValue
        guard let digest = Self.digests.first(where: { $0.rawValue == version }) else {
            throw .malformed(.symfonyPBKDF2, "option version", "is no digest that is computed here")
        }
        guard let iterations = UInt32(exactly: reader.options.rounds ?? UInt64(Self.defaultIterations)), iterations > 0
        else { throw .malformed(.symfonyPBKDF2, "option rounds", "is not 1 to 2^32 - 1") }
        let text = Array(stored.hash.utf8)
        let hex = try? Hex.decode(text)
        guard let key = hex ?? (try? Base64.decode(text, padding: .optional)) else {
            throw .malformed(.symfonyPBKDF2, "the text", "is neither hex nor base64")
        }
        guard PBKDF2Parts.keyByteCounts.contains(key.count) else {
            throw .malformed(.symfonyPBKDF2, "the text", "is not 16 to 1024 bytes")
        }
        isHex = hex != nil
        parts = PBKDF2Parts(digest, iterations: iterations, salt: salt, key: key)
    }

    // MARK: Writing

    public var stored: StoredHash {
        var options = HashOptions()
        options.salt = parts.saltText
        if parts.function.digest != .sha512 { options.version = parts.function.digest.rawValue }
        if parts.function.iterations != Self.defaultIterations { options.rounds = UInt64(parts.function.iterations) }
        let text = isHex ? Hex.encode(digest.bytes) : Base64.encode(digest.bytes, padded: true)
        return StoredHash(text, options: options, declaredScheme: .symfonyPBKDF2)
    }
}

extension Scheme {
    public static let symfonyPBKDF2 = Scheme("symfony-pbkdf2")
}
