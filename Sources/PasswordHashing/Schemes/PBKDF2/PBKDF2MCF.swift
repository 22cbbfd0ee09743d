internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as passlib writes it, and after it passwap (Zitadel), go-crypt (Authelia) and Vapor.
///
///     $pbkdf2-sha256$29000$<salt>$<digest>
///
/// `$pbkdf2$` is SHA-1; passlib has `-sha256` and `-sha512`, passwap `-sha224` and `-sha384` as well. Rounds are 1 to
/// 2^32 - 1 (passlib 1.7.4, handlers/pbkdf2.py), salts up to 1024 bytes, the digest has the length of its function's.
/// Both are in base 64 with `.` for `+` and without padding; Vapor writes `+` and padding, passwap reads all of them, and
/// so does this. A third field with `=` is the PHC string's: `PBKDF2PHC`.
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct PBKDF2MCF: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .pbkdf2MCF, title: "PBKDF2 (passlib)", units: [.pbkdf2Iterations],
        shapes: [.prefix("$pbkdf2$")]
            + digests.dropFirst().map { .prefixed("$\(identifier(of: $0))$", recognition) },
        digestField: .last(after: "$", .base64), formats: ["pbkdf2-mcf"])

    public let parts: PBKDF2Parts

    private static let digests: [MessageDigest] = [.sha1, .sha224, .sha256, .sha384, .sha512]

    private static func identifier(of digest: MessageDigest) -> String {
        digest == .sha1 ? "pbkdf2" : "pbkdf2-\(digest.rawValue)"
    }

    // MARK: Recognition

    private static func recognition(of stored: StoredHash) -> Recognition {
        PBKDF2PHC.hasParameters(stored) ? .none : .certain
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 5...5, of: .pbkdf2MCF, form: "$pbkdf2-digest$rounds$salt$digest")
        let identifier = fields.text(1)
        guard fields[0].isEmpty, let digest = Self.digests.first(where: { Self.identifier(of: $0) == identifier })
        else { throw .malformed(.pbkdf2MCF, "the identifier", "is none of passlib's or passwap's") }
        parts = PBKDF2Parts(
            digest, iterations: try fields.number(2, "the rounds", in: PBKDF2Parts.iterationRange),
            salt: try fields.base64(3, "the salt", alphabet: .adapted, byteCounts: PBKDF2Parts.saltByteCounts),
            key: try fields.base64(
                4, "the digest", alphabet: .adapted, byteCounts: digest.byteCount...digest.byteCount))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let identifier = Self.identifier(of: parts.function.digest)
        let salt = Base64.encode(parts.salt.bytes, alphabet: .adapted)
        let key = Base64.encode(digest.bytes, alphabet: .adapted)
        return StoredHash("$\(identifier)$\(parts.function.iterations)$\(salt)$\(key)", declaredScheme: .pbkdf2MCF)
    }
}

extension Scheme {
    public static let pbkdf2MCF = Scheme("pbkdf2-mcf")
}
