internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as the older plugin of 389 Directory Server writes it: one block of binary.
///
///     {PBKDF2_SHA256}AAAgADAxMjM0NTY3ODlhYmNkZWYw…
///
/// Behind the name is base 64 of 324 bytes: the iterations in four, the most significant first, 64 of salt and 256 of key
/// by SHA-256 (ldap/servers/plugins/pwdstorage/pbkdf2_pwd.c, "NEVER CHANGE THESE VALUES"). 389 DS takes 2048 iterations or
/// more; here it is 1 to 2^32 - 1. The name is read in either case.
///
/// Passwords: any bytes, of any length; 389 DS itself ends one at a NUL. HMAC pads one of under 64 bytes with zeros, so NUL
/// bytes at its end make no difference.
public struct DirectoryServer389PBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .directoryServer389PBKDF2, title: "389 Directory Server PBKDF2", units: [.pbkdf2Iterations],
        shapes: [.prefix("{PBKDF2_SHA256}")],
        digestField: .init(separator: nil, index: 0, offset: 106, .base64), formats: ["389ds-pbkdf2-sha256"])

    public let parts: PBKDF2Parts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard let text = BracedText(stored.hash), text.name == "PBKDF2_SHA256" else {
            throw .malformed(.directoryServer389PBKDF2, "the name", "is not {PBKDF2_SHA256}")
        }
        guard let bytes = try? Base64.decode(Array(text.rest), padding: .optional), bytes.count == 324 else {
            throw .malformed(.directoryServer389PBKDF2, "the block", "is not 324 bytes in base64")
        }
        let iterations = bytes[..<4].reduce(0) { $0 << 8 | UInt32($1) }
        guard iterations > 0 else { throw .malformed(.directoryServer389PBKDF2, "the iterations", "are zero") }
        parts = PBKDF2Parts(.sha256, iterations: iterations, salt: Array(bytes[4..<68]), key: Array(bytes[68...]))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let iterations = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: parts.function.iterations >> $0) }
        let block = Base64.encode(iterations + parts.salt.bytes + digest.bytes, padded: true)
        return StoredHash("{PBKDF2_SHA256}\(block)", declaredScheme: .directoryServer389PBKDF2)
    }
}

extension Scheme {
    public static let directoryServer389PBKDF2 = Scheme("389ds-pbkdf2")
}
