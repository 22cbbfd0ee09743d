internal import HashEncoding

/// sha1-crypt, of NetBSD 4 and of Juniper's systems: HMAC-SHA1 with the password as key, iterated.
///
///     $sha1$24680$saltsalt$<28 characters>
///
/// Rounds are 1 to 4,294,967,295, without leading zeros. The salt is 1 to 64 characters of ./0-9A-Za-z. The digest is 20
/// bytes and the first of them once more, in crypt's base 64 from the highest bits down. libxcrypt computes it.
///
/// Passwords: hashed up to the first NUL, as crypt(3) does; any other bytes, up to libxcrypt's 511.
public struct SHA1Crypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .sha1Crypt, title: "SHA1-crypt", units: [.sha1CryptRounds], shapes: [.prefixed("$sha1$", recognition)],
        digestField: .last(after: "$", .crypt64), formats: ["sha1-crypt"])

    /// How often HMAC is computed.
    public let rounds: UInt32
    private let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    /// Ory Kratos writes `$sha1$` too, and then no number.
    @Sendable private static func recognition(of stored: StoredHash) -> Recognition {
        let digit = stored.hash.utf8.dropFirst(6).first
        return digit.map { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 } == true ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 5...5, of: .sha1Crypt, form: "$sha1$rounds$salt$digest")
        guard fields[0].isEmpty, fields.text(1) == "sha1" else {
            throw .malformed(.sha1Crypt, "the prefix", "is not $sha1$")
        }
        rounds = try fields.number(2, "rounds", in: 1...UInt32.max)
        salt = Salt(bytes: try CryptText.plainSalt(fields[3], counts: 1...64, of: .sha1Crypt))
        digest = try CryptText.digest(fields[4], count: 28, unusedBits: 0, of: .sha1Crypt)
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash(
            "\(head)\(CryptText.text(salt.bytes))$\(CryptText.text(digest.bytes))", declaredScheme: .sha1Crypt)
    }

    public var publicParameters: [HashParameter] { [HashParameter("rounds", rounds)] }

    private var head: String { "$sha1$\(rounds)$" }

    // MARK: Cost

    /// A round is an iteration of PBKDF2-HMAC-SHA1, of which OWASP wants 1,400,000: adequate from a tenth.
    public static let strengthRules = [StrengthRule(.init("rounds", adequate: 140_000, strong: 1_400_000))]

    public var strength: HashStrength { Self.strengthRules[0].strength(UInt64(rounds)) }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let cost = HashCost(work: UInt64(rounds), unit: .sha1CryptRounds)
        return KeyDerivation(CryptDerivation(head: head, tail: "$", cost: cost), salt: salt)
    }
}

extension Scheme {
    public static let sha1Crypt = Scheme("sha1-crypt")
}
