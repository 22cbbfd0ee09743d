internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as Werkzeug writes it (werkzeug.security), for Flask.
///
///     pbkdf2:sha256:1000000$<salt>$<digest in hex>
///
/// The digest has a name of Python's `hashlib` and its full length; the salt is text without `$`, used as it stands;
/// iterations are 1 to 2^32 - 1. Without iterations the text is unsupported: every version of Werkzeug writes them, and
/// each would take another number. BLAKE2 and other names of `hashlib` are unsupported.
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct WerkzeugPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .werkzeugPBKDF2, title: "Werkzeug PBKDF2", units: [.pbkdf2Iterations], shapes: [.prefix("pbkdf2:")],
        digestField: .last(after: "$", .hex),
        formats: ["werkzeug-pbkdf2"])

    public let parts: PBKDF2Parts

    private static let names: [String: MessageDigest] = [
        "md5": .md5, "sha1": .sha1, "sha224": .sha224, "sha256": .sha256, "sha384": .sha384, "sha512": .sha512,
        "sha3_224": .sha3_224, "sha3_256": .sha3_256, "sha3_384": .sha3_384, "sha3_512": .sha3_512,
    ]

    private static let otherNames: Set<String> = [
        "blake2b", "blake2s", "md4", "md5-sha1", "ripemd160", "sha512_224", "sha512_256", "sm3", "whirlpool",
    ]

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let form = "pbkdf2:hash:iterations$salt$digest"
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 3...3, of: .werkzeugPBKDF2, form: form)
        let method = try HashFields(fields[0], separator: ":", counts: 2...3, of: .werkzeugPBKDF2, form: form)
        guard method.text(0) == "pbkdf2" else { throw .malformed(.werkzeugPBKDF2, "the method", "is not pbkdf2") }
        guard !Self.otherNames.contains(method.text(1)) else {
            throw HashFormatError(
                .unsupported, .werkzeugPBKDF2, field: "the hash", reason: "is one that is not computed here")
        }
        guard let digest = Self.names[method.text(1)] else {
            throw .malformed(.werkzeugPBKDF2, "the hash", "is none of Python's hashlib")
        }
        guard method.count == 3 else {
            throw HashFormatError(
                .unsupported, .werkzeugPBKDF2, field: "the iterations",
                reason: "are missing, and each version of Werkzeug takes another number then")
        }
        parts = PBKDF2Parts(
            digest, iterations: try method.number(2, "the iterations", in: PBKDF2Parts.iterationRange),
            salt: try fields.textSalt(1, byteCounts: PBKDF2Parts.saltByteCounts),
            key: try fields.hex(2, "the digest", byteCounts: digest.byteCount...digest.byteCount))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let name = Self.names.first { $0.value == parts.function.digest }?.key ?? ""
        let method = "pbkdf2:\(name):\(parts.function.iterations)"
        return StoredHash("\(method)$\(parts.saltText)$\(Hex.encode(digest.bytes))", declaredScheme: .werkzeugPBKDF2)
    }
}

extension Scheme {
    public static let werkzeugPBKDF2 = Scheme("werkzeug-pbkdf2")
}
