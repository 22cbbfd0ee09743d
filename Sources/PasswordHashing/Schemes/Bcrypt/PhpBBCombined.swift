internal import HashEncoding

/// phpBB's hashes over hashes (phpbb/passwords, 3.1 and later): what its job `update_hashes` makes of PHPass' hashes.
///
///     $H\2y$9saltsalt$10\<22 characters of salt>$<31 characters of digest>
///
/// Between the first two `$` stand the algorithms in the order in which they were applied, then the settings of each, in
/// which a backslash stands for `$`, then the last digest. bcrypt (`2y`, or `2a` under a PHP before 5.3.7) is given the 22
/// characters of digest of PHPass (`H` or `P`), without its settings. phpBB writes no other combination, and refuses to
/// verify those with Argon2: they are unsupported.
///
/// Passwords: any bytes, NUL included, of any length. phpBB makes no hash of more than 4,096 bytes.
public struct PhpBBCombined: PasswordHash {
    public static let descriptor = SchemeDescriptor(
        .phpBBCombined, title: "phpBB bcrypt over PHPass", units: [.bcryptExpansions],
        shapes: ["$H\\", "$P\\", "$2y\\", "$2a\\", "$S\\"].map { .prefix($0) },
        digestField: .last(after: "$", .crypt64), formats: ["phpbb-combined"])

    private let first: PHPass.Variant
    private let inner: PHPassDigest
    private let text: BcryptText
    public var digest: Digest { text.digest }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let fields = Array(stored.hash.utf8).split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
        let backslash = UInt8(ascii: "\\")
        guard fields.count > 1, fields[0].isEmpty, fields[1].contains(backslash) else {
            throw .malformed(.phpBBCombined, "the text", "names no algorithms with a backslash between them")
        }
        let algorithms = fields[1].split(separator: backslash, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard algorithms.count == 2, let first = PHPass.Variant(rawValue: algorithms[0]),
            ["2a", "2y"].contains(algorithms[1])
        else {
            throw HashFormatError(
                .unsupported, .phpBBCombined, field: "the algorithms",
                reason: "are not PHPass and bcrypt, the only ones that phpBB combines")
        }
        guard fields.count == 5 else {
            throw .malformed(.phpBBCombined, "the text", "is not the algorithms, two settings and a digest")
        }
        let outer = fields[3].split(separator: backslash, omittingEmptySubsequences: false)
        guard outer.count == 2, outer[0].count == 2, outer[1].count == 22 else {
            throw .malformed(
                .phpBBCombined, "bcrypt's setting", "is not a cost of two digits and 22 characters of salt")
        }
        guard fields[4].count == 31 else { throw .malformed(.phpBBCombined, "the digest", "is not 31 characters") }
        let bytes = Array("$\(algorithms[1])$".utf8) + outer[0] + Array("$".utf8) + outer[1] + fields[4]
        self.first = first
        inner = try Self.inner(fields[2])
        text = try BcryptText(String(decoding: bytes, as: UTF8.self), of: .phpBBCombined)
    }

    private static func inner(_ setting: ArraySlice<UInt8>) throws(HashFormatError) -> PHPassDigest {
        guard setting.count == 9, let character = setting.first else {
            throw .malformed(.phpBBCombined, "PHPass' setting", "is not a count character and 8 bytes of salt")
        }
        guard let count = Crypt64.value(of: character), PHPass.countLog2Range.contains(Int(count)) else {
            throw .malformed(.phpBBCombined, "the count character", "stands for no log2 from 7 to 30")
        }
        return PHPassDigest(
            function: PHPassDerivation(countLog2: Int(count)), salt: Salt(bytes: Array(setting.dropFirst())))
    }

    // MARK: Writing

    public var stored: StoredHash {
        let parameters = text.parameters
        let count = Crypt64.character(of: UInt8(inner.function.countLog2))
        let setting = String(decoding: [count] + inner.salt.bytes, as: UTF8.self)
        let cost = parameters.cost < 10 ? "0\(parameters.cost)" : "\(parameters.cost)"
        return StoredHash(
            "$\(first.rawValue)\\\(parameters.variant.rawValue)$\(setting)$\(cost)\\\(text.saltText)$\(text.digestText)",
            declaredScheme: .phpBBCombined)
    }

    public var publicParameters: [HashParameter] {
        [HashParameter("countLog2", inner.function.countLog2)] + text.publicParameters
    }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { BcryptText.strengthRules }
    public var strength: HashStrength { text.strength }

    /// Each of the two within its own limit.
    public func violation(of limits: HashLimits) -> LimitViolation? {
        inner.function.violation(of: limits, in: .phpBBCombined)
            ?? derivation.function.violation(of: limits, in: .phpBBCombined)
    }

    // MARK: Verifying

    public var derivation: KeyDerivation { text.derivation([inner]) }
}

extension Scheme {
    public static let phpBBCombined = Scheme("phpbb-combined")
}
