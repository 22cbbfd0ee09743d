internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 of GRUB's `password_pbkdf2`, as grub-mkpasswd-pbkdf2 writes it.
///
///     grub.pbkdf2.sha512.10000.<salt>.<key>
///
/// Iterations are 1 to 2^32 - 1; salt and key are in hex, written in upper case and read in either, and have any length that
/// `--salt` and `--buflen` said: up to 1024 bytes here, the key from 16 on (GRUB 2.06, commands/password_pbkdf2.c).
///
/// Passwords: any bytes, of any length. HMAC pads one of under 128 bytes with zeros, so NUL bytes at its end make no
/// difference.
public struct GRUBPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .grubPBKDF2, title: "GRUB PBKDF2", units: [.pbkdf2Iterations], shapes: [.prefix("grub.pbkdf2.sha512.")],
        digestField: .last(after: ".", .hex), formats: ["pbkdf2-grub"])

    public let parts: PBKDF2Parts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: ".", counts: 6...6, of: .grubPBKDF2,
            form: "grub.pbkdf2.sha512.iterations.salt.key")
        guard [fields.text(0), fields.text(1), fields.text(2)] == ["grub", "pbkdf2", "sha512"] else {
            throw .malformed(.grubPBKDF2, "the identifier", "is not grub.pbkdf2.sha512")
        }
        parts = PBKDF2Parts(
            .sha512, iterations: try fields.number(3, "the iterations", in: PBKDF2Parts.iterationRange),
            salt: try fields.hex(4, "the salt", byteCounts: PBKDF2Parts.saltByteCounts),
            key: try fields.hex(5, "the key", byteCounts: PBKDF2Parts.keyByteCounts))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let (salt, key) = (Hex.encode(parts.salt.bytes).uppercased(), Hex.encode(digest.bytes).uppercased())
        return StoredHash("grub.pbkdf2.sha512.\(parts.function.iterations).\(salt).\(key)", declaredScheme: .grubPBKDF2)
    }
}

extension Scheme {
    public static let grubPBKDF2 = Scheme("grub-pbkdf2")
}
