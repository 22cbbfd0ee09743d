internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Dovecot writes it.
///
///     {PBKDF2}$1$bUnT4Pl7yFtYX0KU$5000$50a83cafdc517b9f46519415e53c6a858908680a
///
/// SHA-1 with 20 bytes in hex; the salt is text without `$`, used as it stands; rounds are 1 to 2^32 - 1, 5000 by default
/// (auth/password-scheme-pbkdf2.c). What else is written behind `{PBKDF2}` is told by its form: see `BracedText`.
///
/// Passwords: any bytes, of any length; Dovecot's protocols have none with a NUL. HMAC pads one of under 64 bytes with
/// zeros, so NUL bytes at its end make no difference.
public struct DovecotPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .dovecotPBKDF2, title: "Dovecot PBKDF2", units: [.pbkdf2Iterations],
        shapes: [.prefixed("{PBKDF2}") { BracedText.recognition(of: $0, as: .dovecot) }],
        digestField: .last(after: "$", .hex), formats: ["dovecot-pbkdf2"])

    public let parts: PBKDF2Parts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard let text = BracedText(stored.hash), text.name == "PBKDF2" else {
            throw .malformed(.dovecotPBKDF2, "the name", "is not {PBKDF2}")
        }
        let fields = try HashFields(
            text.rest, separator: "$", counts: 5...5, of: .dovecotPBKDF2, form: "{PBKDF2}$1$salt$rounds$digest")
        guard fields[0].isEmpty, fields.text(1) == "1" else {
            throw .malformed(.dovecotPBKDF2, "the version", "is not 1")
        }
        parts = PBKDF2Parts(
            .sha1, iterations: try fields.number(3, "the rounds", in: PBKDF2Parts.iterationRange),
            salt: try fields.textSalt(2, byteCounts: PBKDF2Parts.saltByteCounts),
            key: try fields.hex(4, "the digest", byteCounts: 20...20))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let (rounds, key) = (parts.function.iterations, Hex.encode(digest.bytes))
        return StoredHash("{PBKDF2}$1$\(parts.saltText)$\(rounds)$\(key)", declaredScheme: .dovecotPBKDF2)
    }
}

extension Scheme {
    public static let dovecotPBKDF2 = Scheme("dovecot-pbkdf2")
}
