internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as OpenDJ and ForgeRock Directory Services write it.
///
///     {PBKDF2-HMAC-SHA256}10:<key and salt in base 64>
///
/// `{PBKDF2}` is SHA-1, `{PBKDF2-HMAC-SHA256}` and `{PBKDF2-HMAC-SHA512}` say theirs; names are read in either case. The key
/// has its digest's length, and what follows it is the salt: 8 bytes of OpenDJ, 16 of ForgeRock
/// (AbstractPBKDF2PasswordStorageScheme.java takes one byte or more). Iterations are 1 to 2^32 - 1; 10 is ForgeRock's
/// default.
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct ForgeRockPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .forgeRockPBKDF2, title: "ForgeRock PBKDF2", units: [.pbkdf2Iterations],
        shapes: [
            .prefixed("{PBKDF2}") { BracedText.recognition(of: $0, as: .openDJ) },
            .prefix("{PBKDF2-HMAC-SHA256}"), .prefix("{PBKDF2-HMAC-SHA512}"),
        ], digestField: .last(after: ":", .base64), formats: ["forgerock-pbkdf2"])

    public let parts: PBKDF2Parts

    private static let names: [String: MessageDigest] = [
        "PBKDF2": .sha1, "PBKDF2-HMAC-SHA256": .sha256, "PBKDF2-HMAC-SHA512": .sha512,
    ]

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard let text = BracedText(stored.hash), let digest = Self.names[text.name] else {
            throw .malformed(.forgeRockPBKDF2, "the name", "is none of {PBKDF2}, -HMAC-SHA256 and -HMAC-SHA512")
        }
        let fields = try HashFields(
            text.rest, separator: ":", counts: 2...2, of: .forgeRockPBKDF2, form: "{PBKDF2-HMAC-SHA256}iterations:block"
        )
        let iterations = try fields.number(0, "the iterations", in: PBKDF2Parts.iterationRange)
        let keyCount = digest.byteCount
        let block = try fields.base64(
            1, "the block", byteCounts: keyCount + 1...keyCount + PBKDF2Parts.saltByteCounts.upperBound)
        parts = PBKDF2Parts(
            digest, iterations: iterations, salt: Array(block[keyCount...]), key: Array(block[..<keyCount]))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let name = Self.names.first { $0.value == parts.function.digest }?.key ?? ""
        let block = Base64.encode(digest.bytes + parts.salt.bytes, padded: true)
        return StoredHash("{\(name)}\(parts.function.iterations):\(block)", declaredScheme: .forgeRockPBKDF2)
    }
}

extension Scheme {
    public static let forgeRockPBKDF2 = Scheme("forgerock-pbkdf2")
}
