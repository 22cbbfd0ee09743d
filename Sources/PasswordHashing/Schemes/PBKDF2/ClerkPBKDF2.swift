internal import CryptoPrimitives
internal import HashEncoding

/// PBKDF2 in the four writings that Clerk imports (its backend API, `password_hasher` of createUser).
///
///     pbkdf2_sha1$<iterations>$<salt>$<hex>[$<length>]
///     pbkdf2_sha256$<iterations>$<salt in base 64>$<digest in base 64>
///     pbkdf2_sha512$<iterations>$<salt text>$<hex>
///     pbkdf2_sha512_hex$<iterations>$<salt in hex>$<hex>
///
/// The salt of `pbkdf2_sha1` is hex where it can be, and text otherwise; its length is 32 bytes unless a fifth field says
/// another, and is not written where it is 32. Elsewhere the digest has any length from 16 bytes on; Clerk takes salts and
/// digests of under 1024 bytes. Iterations are 1 to 2^32 - 1, of which Clerk takes fewer than 420,000.
/// `pbkdf2_sha256` is ambiguous where the salt could be Django's text: see `DjangoPBKDF2`.
///
/// Passwords: any bytes, of any length. HMAC pads one of under a block (64 bytes, or 128) with zeros, so NUL bytes at its
/// end make no difference.
public struct ClerkPBKDF2: PBKDF2PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .clerkPBKDF2, title: "PBKDF2 (Clerk)", units: [.pbkdf2Iterations],
        shapes: [Hasher.sha1, .sha256, .sha512].map { hasher in
            .prefixed("\(hasher.rawValue)$") { DjangoPBKDF2.recognition(of: $0).clerk }
        } + [.prefix("\(Hasher.sha512Hex.rawValue)$")],
        digestField: .init(separator: "$", index: 3, .hex))

    /// Clerk's names of the writings.
    public enum Hasher: String, Sendable, Hashable, CaseIterable {
        case sha1 = "pbkdf2_sha1"
        case sha256 = "pbkdf2_sha256"
        case sha512 = "pbkdf2_sha512"
        case sha512Hex = "pbkdf2_sha512_hex"
    }

    /// The writing.
    public let hasher: Hasher
    public let parts: PBKDF2Parts

    private let isSaltText: Bool

    /// What `pbkdf2_sha1` has without a length.
    private static let defaultLength = 32

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 4...5, of: .clerkPBKDF2, form: "hasher$iterations$salt$digest")
        guard let hasher = Hasher(rawValue: fields.text(0)) else {
            throw .malformed(.clerkPBKDF2, "the hasher", "is none of Clerk's")
        }
        guard fields.count == 4 || hasher == .sha1 else {
            throw .malformed(.clerkPBKDF2, "the text", "is not hasher$iterations$salt$digest")
        }
        self.hasher = hasher
        let iterations = try fields.number(1, "the iterations", in: PBKDF2Parts.iterationRange)
        let (saltCounts, keyCounts) = (1...PBKDF2Parts.saltByteCounts.upperBound, PBKDF2Parts.keyByteCounts)
        let key: [UInt8]
        let salt: [UInt8]
        let digest: MessageDigest
        switch hasher {
        case .sha1:
            digest = .sha1
            let length = fields.count == 5 ? try fields.number(4, "the length", in: keyCounts) : Self.defaultLength
            key = try fields.hex(3, "the digest", byteCounts: length...length)
            let text = try fields.textSalt(2, byteCounts: saltCounts)
            let decoded = try? Hex.decode(text)
            salt = decoded ?? text
            isSaltText = decoded == nil
        case .sha256:
            digest = .sha256
            key = try fields.base64(3, "the digest", byteCounts: keyCounts)
            salt = try fields.base64(2, "the salt", byteCounts: saltCounts)
            isSaltText = false
        case .sha512:
            digest = .sha512
            key = try fields.hex(3, "the digest", byteCounts: keyCounts)
            salt = try fields.textSalt(2, byteCounts: saltCounts)
            isSaltText = true
        case .sha512Hex:
            digest = .sha512
            key = try fields.hex(3, "the digest", byteCounts: keyCounts)
            salt = try fields.hex(2, "the salt", byteCounts: saltCounts)
            isSaltText = false
        }
        parts = PBKDF2Parts(digest, iterations: iterations, salt: salt, key: key)
    }

    // MARK: Writing

    public var stored: StoredHash {
        let head = "\(hasher.rawValue)$\(parts.function.iterations)$"
        if hasher == .sha256 {
            let salt = Base64.encode(parts.salt.bytes, padded: true)
            return StoredHash(
                "\(head)\(salt)$\(Base64.encode(digest.bytes, padded: true))", declaredScheme: .clerkPBKDF2)
        }
        let salt = isSaltText ? parts.saltText : Hex.encode(parts.salt.bytes)
        let length = hasher == .sha1 && digest.count != Self.defaultLength ? "$\(digest.count)" : ""
        return StoredHash("\(head)\(salt)$\(Hex.encode(digest.bytes))\(length)", declaredScheme: .clerkPBKDF2)
    }
}

extension Scheme {
    public static let clerkPBKDF2 = Scheme("clerk-pbkdf2")
}
