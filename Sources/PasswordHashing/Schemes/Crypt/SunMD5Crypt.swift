internal import HashEncoding

/// Sun's MD5-crypt, of Solaris 9 and later: MD5, and for about every second round Hamlet's soliloquy.
///
///     $md5,rounds=904$saltsalt$$<22 characters>
///     $md5$saltsalt$$<22 characters>
///     $md5$saltsalt$<22 characters>
///
/// The rounds come on top of 4,096 and are 1 to 4,294,963,199, without leading zeros. The salt is any number of characters
/// of ./0-9A-Za-z, none included. One `$` before the digest or two makes a difference: all before the digest enters the
/// hash, and some versions of Solaris left the second out. libxcrypt computes it.
///
/// Passwords: hashed up to the first NUL, as crypt(3) does; any other bytes, up to libxcrypt's 511.
public struct SunMD5Crypt: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .sunMD5Crypt, title: "Sun MD5-crypt", units: [.sunMD5Rounds],
        shapes: [.prefix("$md5,"), .prefixed("$md5$", recognition)],
        digestField: .last(after: "$", .crypt64), formats: ["sun-md5-crypt"])

    /// Rounds that every hash has.
    private static let basicRounds: UInt64 = 4096
    /// The longest salt that is read: passlib's and Solaris' have 8 characters, and libxcrypt's output has an end.
    private static let longestSalt = 64

    /// The rounds beside the 4,096; nil where none are named.
    public let addedRounds: UInt32?
    private let salt: Salt
    /// Whether a second `$` stands before the digest.
    private let isSaltEnded: Bool
    public let digest: Digest

    // MARK: Recognition

    /// Ory Kratos writes `$md5$` too, and then one field of base64, or `pf=` and base64 with its padding.
    @Sendable private static func recognition(of stored: StoredHash) -> Recognition {
        let text = stored.hash.utf8
        let dollarCount = text.count { $0 == UInt8(ascii: "$") }
        return dollarCount > 2 && !text.contains(UInt8(ascii: "=")) ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = try HashFields(
            stored.hash.utf8, separator: "$", counts: 4...5, of: .sunMD5Crypt,
            form: "$md5[,rounds=N]$salt$digest or $md5[,rounds=N]$salt$$digest")
        guard fields[0].isEmpty else { throw .malformed(.sunMD5Crypt, "the prefix", "is not $md5") }
        addedRounds = try Self.addedRounds(fields.text(1))
        salt = Salt(bytes: try CryptText.plainSalt(fields[2], counts: 0...Self.longestSalt, of: .sunMD5Crypt))
        isSaltEnded = fields.count == 5
        guard !isSaltEnded || fields[3].isEmpty else {
            throw .malformed(.sunMD5Crypt, "the salt", "is followed by another field than the digest")
        }
        digest = try CryptText.digest(
            fields[fields.count - 1], count: 22, unusedBits: 0b111100, of: .sunMD5Crypt)
    }

    private static func addedRounds(_ text: String) throws(HashFormatError) -> UInt32? {
        if text == "md5" { return nil }
        let marker = "md5,rounds="
        guard text.hasPrefix(marker),
            let rounds = DecimalNumber.parse(text.utf8.dropFirst(marker.utf8.count), as: UInt32.self), rounds > 0,
            UInt64(rounds) + basicRounds <= UInt64(UInt32.max)
        else { throw .malformed(.sunMD5Crypt, "rounds", "is not a decimal number from 1 to 4294963199") }
        return rounds
    }

    // MARK: Writing

    public var stored: StoredHash {
        let text = "\(head)\(CryptText.text(salt.bytes))\(tail)$\(CryptText.text(digest.bytes))"
        return StoredHash(text, declaredScheme: .sunMD5Crypt)
    }

    public var publicParameters: [HashParameter] { [HashParameter("rounds", rounds)] }

    /// All rounds.
    private var rounds: UInt64 { Self.basicRounds + UInt64(addedRounds ?? 0) }

    private var head: String { addedRounds.map { "$md5,rounds=\($0)$" } ?? "$md5$" }
    private var tail: String { isSaltEnded ? "$" : "" }

    // MARK: Cost

    public static let strengthRules = [StrengthRule.always(.weak)]

    /// MD5, in rounds that nobody counts in hundreds of thousands.
    public var strength: HashStrength { Self.strengthRules[0].best }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        let cost = HashCost(work: rounds, unit: .sunMD5Rounds)
        // In the crypt string one more `$` stands between the setting and the digest.
        let function = CryptDerivation(
            head: head, tail: tail, writtenTailByteCount: tail.utf8.count + 1, cost: cost)
        return KeyDerivation(function, salt: salt)
    }
}

extension Scheme {
    public static let sunMD5Crypt = Scheme("sun-md5-crypt")
}
