internal import CryptoPrimitives
internal import HashEncoding

/// The salted SHA-1 and SHA-2 of AIX 6.1 and later (`/etc/security/pwdalg.cfg`): PBKDF2 in a writing of its own.
///
///     {ssha256}06$saltsaltsaltsalt$<43 characters>
///
/// The two digits are log2 of the iterations, 01 to 31; the salt is used as it stands, and has 8 to 24 characters on AIX,
/// up to 64 here. The digest is encoded from the highest bits of each group of three bytes, as if a last group of fewer
/// had zeros behind it, and then cut: of SHA-1 and SHA-256 the last byte but one keeps two bits, of SHA-512 the last byte
/// none. The name in braces is in lower case; RFC 2307's `{SSHA256}` is another scheme and has no `$`. The source is
/// Rudder's implementation and its tests, since IBM has published none.
///
/// Passwords: hashed up to the first NUL; any other bytes, of any length.
public struct AIXSSHA: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .aixSSHA, title: "AIX salted SHA", units: [.pbkdf2Iterations],
        shapes: Variant.allCases.map { variant in
            .prefixed(variant.prefix) { stored in stored.hash.utf8.contains(UInt8(ascii: "$")) ? .certain : .none }
        },
        digestField: .last(after: "$", .crypt64), formats: ["aix-ssha"])

    /// Which digest PBKDF2 is made of.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        case ssha1, ssha256, ssha512
    }

    /// log2 of the iterations that two digits and AIX's 32 bits can say.
    public static let costRange = 1...31

    /// The digest's name.
    public let variant: Variant
    /// log2 of the iterations.
    public let costLog2: Int
    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = stored.hash.utf8
        guard let variant = Variant.allCases.first(where: { text.starts(with: $0.prefix.utf8) }) else {
            throw .malformed(.aixSSHA, "the prefix", "is none of {ssha1}, {ssha256} and {ssha512}")
        }
        let fields = try HashFields(
            text.dropFirst(variant.prefix.utf8.count), separator: "$", counts: 3...3, of: .aixSSHA,
            form: "\(variant.prefix)NN$salt$digest")
        let digits = fields[0].first == UInt8(ascii: "0") ? fields[0].dropFirst() : fields[0]
        guard fields[0].count == 2, let cost = DecimalNumber.parse(digits, as: Int.self), Self.costRange ~= cost else {
            throw .malformed(.aixSSHA, "the cost", "is not two digits from 01 to 31")
        }
        let salt = try CryptText.salt(fields[1], of: .aixSSHA)
        guard salt.count <= 64 else { throw .malformed(.aixSSHA, "the salt", "is longer than 64 characters") }
        guard let digest = variant.digest(of: fields[2]) else {
            throw .malformed(
                .aixSSHA, "the digest", "is not AIX's base 64 of \(variant.digest.byteCount) bytes")
        }
        (self.variant, costLog2, self.salt, self.digest) = (variant, cost, Salt(bytes: salt), digest)
    }

    // MARK: Writing

    public var stored: StoredHash {
        let cost = costLog2 < 10 ? "0\(costLog2)" : "\(costLog2)"
        let text = "\(variant.prefix)\(cost)$\(CryptText.text(salt.bytes))$\(variant.text(of: digest))"
        return StoredHash(text, declaredScheme: .aixSSHA)
    }

    public var publicParameters: [HashParameter] {
        [HashParameter("digest", variant.rawValue), HashParameter("costLog2", costLog2)]
    }

    // MARK: Cost

    public static let strengthRules = Variant.allCases.map(\.strengthRule)

    public var strength: HashStrength { variant.strengthRule.strength(1 << UInt64(costLog2)) }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(AIXDerivation(variant, iterations: 1 << UInt32(costLog2)), salt: salt)
    }
}

extension AIXSSHA.Variant {
    fileprivate var prefix: String { "{\(rawValue)}" }

    var digest: MessageDigest {
        switch self {
        case .ssha1: .sha1
        case .ssha256: .sha256
        case .ssha512: .sha512
        }
    }

    /// OWASP's iterations of PBKDF2 with this digest (June 2026); a tenth is adequate.
    fileprivate var strengthRule: StrengthRule {
        let strong: UInt64 =
            switch self {
            case .ssha1: 1_400_000
            case .ssha256: 600_000
            case .ssha512: 220_000
            }
        return StrengthRule(.init("iterations", adequate: strong / 10, strong: strong), for: prefix)
    }

    /// How many bytes the text says anything of.
    var keptByteCount: Int { self == .ssha512 ? 63 : digest.byteCount }

    /// The bits of a byte that the text keeps.
    func mask(of index: Int) -> UInt8 { self != .ssha512 && index == keptByteCount - 2 ? 0b11 : .max }

    /// The characters of the text.
    private var characterCount: Int { (8 * digest.byteCount + 5) / 6 }

    /// The digest of a text: whole groups, each with its bytes the other way round; nil where a bit is set that has no
    /// byte.
    fileprivate func digest(of text: ArraySlice<UInt8>) -> Digest? {
        guard text.count == characterCount else { return nil }
        let filled = Array(text) + [UInt8](repeating: UInt8(ascii: "."), count: 4 - text.count % 4)
        guard let bytes = try? Crypt64.decode(filled) else { return nil }
        let turned = Self.turned(bytes)
        guard turned.dropFirst(keptByteCount).allSatisfy({ $0 == 0 }) else { return nil }
        return Digest(Array(turned.prefix(keptByteCount)))
    }

    fileprivate func text(of digest: Digest) -> String {
        let missing = (3 - digest.count % 3) % 3
        let bytes = Self.turned(digest.bytes + [UInt8](repeating: 0, count: missing))
        let text = Crypt64.encode(bytes) + ".."
        return String(text.prefix(characterCount))
    }

    private static func turned(_ bytes: [UInt8]) -> [UInt8] {
        bytes.indices.map { bytes[$0 - $0 % 3 + 2 - $0 % 3] }
    }
}

extension Scheme {
    public static let aixSSHA = Scheme("aix-ssha")
}
