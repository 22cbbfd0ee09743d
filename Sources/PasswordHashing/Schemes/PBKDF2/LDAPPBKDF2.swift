internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 as directories write it: OpenLDAP's pw-pbkdf2, the newer plugins of 389 Directory Server, passlib.
///
///     {PBKDF2-SHA256}10000$<salt>$<digest>
///
/// `{PBKDF2}` and `{PBKDF2-SHA1}` are the same; names are read in either case (RFC 2307) and written in upper case. Rounds
/// are 1 to 2^32 - 1. Salt and digest are in base 64 with `.` for `+` and without padding; 389 DS writes `+` and padding,
/// ignores the unused bits of the last character, and takes a digest that is cut, from 16 bytes on here: so does this.
/// What else is written behind `{PBKDF2}` is told by its form: see `BracedText`.
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct LDAPPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .ldapPBKDF2, title: "PBKDF2 (LDAP)", units: [.pbkdf2Iterations],
        shapes: [.prefixed("{PBKDF2}") { BracedText.recognition(of: $0, as: .directory) }]
            + [Variant.sha1, .sha256, .sha512].map { .prefix("{\($0.rawValue)}") },
        digestField: .last(after: "$", .base64), formats: ["ldap-pbkdf2"])

    /// The name in braces.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        case unnamed = "PBKDF2"
        case sha1 = "PBKDF2-SHA1"
        case sha256 = "PBKDF2-SHA256"
        case sha512 = "PBKDF2-SHA512"

        fileprivate var digest: MessageDigest {
            switch self {
            case .unnamed, .sha1: .sha1
            case .sha256: .sha256
            case .sha512: .sha512
            }
        }
    }

    /// The name in braces.
    public let variant: Variant
    public let parts: PBKDF2Parts

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        guard let text = BracedText(stored.hash), let variant = Variant(rawValue: text.name) else {
            throw .malformed(.ldapPBKDF2, "the name", "is none of {PBKDF2}, -SHA1, -SHA256 and -SHA512")
        }
        self.variant = variant
        let fields = try HashFields(
            text.rest, separator: "$", counts: 3...3, of: .ldapPBKDF2, form: "{PBKDF2-SHA256}rounds$salt$digest")
        let keyCounts = PBKDF2Parts.keyByteCounts.lowerBound...variant.digest.byteCount
        parts = PBKDF2Parts(
            variant.digest, iterations: try fields.number(0, "the rounds", in: PBKDF2Parts.iterationRange),
            salt: try Self.bytes(of: fields[1], "the salt", PBKDF2Parts.saltByteCounts),
            key: try Self.bytes(of: fields[2], "the digest", keyCounts))
    }

    private static func bytes(
        of text: ArraySlice<UInt8>, _ field: String, _ byteCounts: ClosedRange<Int>
    ) throws(HashFormatError) -> [UInt8] {
        guard
            let bytes = try? Base64.decode(
                Array(text), alphabet: .adapted, padding: .optional, allowingTrailingBits: true)
        else { throw .malformed(.ldapPBKDF2, field, "is not base64") }
        guard byteCounts.contains(bytes.count) else {
            throw .malformed(.ldapPBKDF2, field, "is not \(byteCounts.lowerBound) to \(byteCounts.upperBound) bytes")
        }
        return bytes
    }

    // MARK: Writing

    public var stored: StoredHash {
        let salt = Base64.encode(parts.salt.bytes, alphabet: .adapted)
        let key = Base64.encode(digest.bytes, alphabet: .adapted)
        let text = "{\(variant.rawValue)}\(parts.function.iterations)$\(salt)$\(key)"
        return StoredHash(text, declaredScheme: .ldapPBKDF2)
    }
}

extension Scheme {
    public static let ldapPBKDF2 = Scheme("ldap-pbkdf2")
}
