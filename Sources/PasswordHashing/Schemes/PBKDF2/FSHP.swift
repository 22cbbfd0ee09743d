internal import CryptoPrimitives
internal import HashEncoding

/// The Fairly Secure Hashed Password: PBKDF1 with the password where the salt belongs, and the other way round.
///
///     {FSHP1|16|8192}<salt and digest in base 64>
///
/// The numbers are the variant (0 SHA-1, 1 SHA-256, 2 SHA-384, 3 SHA-512), the bytes of salt, 0 to 1024, and the rounds,
/// 1 to 2^32 - 1 (passlib 1.7.4, handlers/fshp.py). The first digest is over salt and password, each further one over the
/// digest before.
///
/// Passwords: any bytes, NUL included, of any length.
public struct FSHP: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .fshp, title: "FSHP", units: [.pbkdf1Iterations],
        shapes: [.start(UInt8(ascii: "{")) { $0.hash.hasPrefix("{FSHP") ? .certain : .none }],
        digestField: .init(separator: "}", offset: 22, .base64), formats: ["fshp"])

    /// 0 to 3: which digest.
    public let variant: Int
    /// How many digests are computed.
    public let rounds: UInt32
    private let salt: Salt
    public let digest: Digest

    private static let digests: [MessageDigest] = [.sha1, .sha256, .sha384, .sha512]

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let form = "{FSHPvariant|salt size|rounds}block"
        let parts = try HashFields(stored.hash.utf8, separator: "}", counts: 2...2, of: .fshp, form: form)
        guard parts[0].starts(with: "{FSHP".utf8) else { throw .malformed(.fshp, "the text", "is not \(form)") }
        let numbers = try HashFields(parts[0].dropFirst(5), separator: "|", counts: 3...3, of: .fshp, form: form)
        variant = try numbers.number(0, "the variant", in: 0...3)
        let saltCount = try numbers.number(1, "the salt size", in: PBKDF2Parts.saltByteCounts)
        rounds = try numbers.number(2, "the rounds", in: PBKDF2Parts.iterationRange)
        let count = saltCount + Self.digests[variant].byteCount
        let block = try parts.base64(1, "the block", byteCounts: count...count)
        salt = Salt(bytes: Array(block[..<saltCount]))
        digest = Digest(Array(block[saltCount...]))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let block = Base64.encode(salt.bytes + digest.bytes, padded: true)
        return StoredHash("{FSHP\(variant)|\(salt.bytes.count)|\(rounds)}\(block)", declaredScheme: .fshp)
    }

    public var publicParameters: [HashParameter] {
        [HashParameter("variant", variant), HashParameter("rounds", rounds)]
    }

    // MARK: Cost

    public static let strengthRules = [StrengthRule(.init("digests", adequate: 1_200_000, strong: nil))]

    /// Never strong: nobody recommends it. 1,200,000 digests take as long as OWASP's 600,000 iterations of PBKDF2-SHA256.
    public var strength: HashStrength { Self.strengthRules[0].strength(UInt64(rounds)) }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(PBKDF1Derivation(Self.digests[variant], iterations: rounds), salt: salt)
    }
}

extension Scheme {
    public static let fshp = Scheme("fshp")
}
