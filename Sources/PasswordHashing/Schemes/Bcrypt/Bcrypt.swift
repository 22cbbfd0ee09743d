internal import CryptoPrimitives
internal import HashEncoding

/// bcrypt (Provos and Mazières, 1999) in modular crypt format.
///
///     $2b$12$<22 characters of salt><31 characters of digest>
///
/// `$2b$` and `$2y$` are the algorithm as specified. `$2a$` is the same with crypt_blowfish's countermeasure, which changes
/// only hashes of passwords with 0xFF bytes that collide under the old bug; `$2x$` is that bug, the sign extension of bytes
/// over 0x7F. `$2$` is the form of 1998, whose key has no NUL behind the password: "ab" and "abab" are one password to it.
///
/// The last salt character has four unused bits and the last digest character two. Writers that leave them set exist;
/// the reference masks them, and so does this type: they are read, and written as zero.
///
/// Where a system keeps the parts apart (FusionAuth's `salt`, `password` and `factor`, Okta's `salt`, `value` and
/// `workFactor`), the text is the 31 characters of digest, and the options `salt` and `workFactor` stand beside it. It is
/// written as the whole text with `$2b$`.
///
/// Passwords: the first 72 bytes count, the rest is ignored. A NUL among them ends the password in C, and so in PHP and in
/// whatever calls crypt(3); Go, Java, .NET, Node and Python count it like any other byte. The option `dialect` says which
/// (`nul-ends`, `nul-counts`). Without it the prefix does: `$2$`, `$2x$` and `$2y$` are written in C, where it ends; those
/// who write `$2a$` and `$2b$` and take such a password at all count it. `dialect=symfony` is PHP with Symfony's
/// `NativePasswordHasher`, which puts a password with a NUL or of over 72 bytes through SHA-512 and base64 first. A new hash
/// is made of neither kind of password.
public struct Bcrypt: CreatablePasswordHash {
    public static let descriptor = SchemeDescriptor(
        .bcrypt, title: "bcrypt", units: [.bcryptExpansions],
        shapes: Variant.allCases.map { .prefixed("$\($0.rawValue)$", recognition) }
            + [.option(.workFactor) { _ in .certain }],
        options: [.dialect, .salt, .workFactor], digestField: .init(separator: "$", offset: 22, .crypt64),
        formats: ["bcrypt", "bcrypt-1998"])

    /// The prefix: how the algorithm makes a key of a password.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        /// Of 1998, without the closing NUL.
        case original = "2"
        case a = "2a"
        case b = "2b"
        case x = "2x"
        case y = "2y"
    }

    /// What the writer's language does to a password before bcrypt sees it.
    public enum Dialect: String, Sendable, Hashable, CaseIterable {
        /// It ends at its first NUL.
        case nulEnds = "nul-ends"
        /// A NUL is a byte like any other.
        case nulCounts = "nul-counts"
        /// With a NUL or over 72 bytes, it is base64 of its SHA-512.
        case symfony
    }

    /// The costs of a hash.
    public struct Parameters: HashParameters {
        /// The prefix.
        public var variant: Variant
        /// log2 of the key expansions, 4…31.
        public var cost: Int

        public init(variant: Variant = .b, cost: Int) {
            self.variant = variant
            self.cost = cost
        }
    }

    /// The bytes of a password that count: 18 words of 4 (Blowfish's subkeys).
    public static let passwordByteCount = 72

    /// The prefix and the cost.
    public var parameters: Parameters { text.parameters }
    /// The dialect that is declared; nil leaves it to the prefix.
    public let dialect: Dialect?
    private let text: BcryptText
    public var digest: Digest { text.digest }

    // MARK: Recognition

    /// Other schemes are the same text with an option of theirs beside it, or with a pepper behind it (Clerk).
    @Sendable private static func recognition(of stored: StoredHash) -> Recognition {
        if !stored.options.isEmpty, stored.options.names.contains(where: optionsOfOthers.contains) { return .none }
        return BcryptText.hasMore(stored.hash) ? .none : .certain
    }

    private static let optionsOfOthers: Set<HashOptions.Name> = [.prehash, .sourcePepper, .user]

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let isWhole = stored.hash.utf8.first == UInt8(ascii: "$")
        let reader = try OptionReader(stored, of: Self.descriptor, allowed: isWhole ? [.dialect] : nil)
        let isSplit = stored.options[.salt] != nil || stored.options[.workFactor] != nil
        text = try BcryptText(
            isSplit ? try Self.joined(stored.hash, reader) : stored.hash, of: .bcrypt, variants: Variant.allCases)
        dialect = try Self.dialect(of: stored, text.parameters.variant)
    }

    private static func joined(_ digest: String, _ reader: OptionReader) throws(HashFormatError) -> String {
        let (salt, cost) = (try reader.text(.salt), try reader.number(.workFactor))
        guard salt.utf8.count == 22 else { throw .malformed(.bcrypt, "option salt", "is not 22 characters") }
        guard digest.utf8.count == 31 else { throw .malformed(.bcrypt, "the digest", "is not 31 characters") }
        guard 4...31 ~= cost else { throw .malformed(.bcrypt, "option workFactor", "is not a number from 4 to 31") }
        return "$2b$\(cost < 10 ? "0" : "")\(cost)$\(salt)\(digest)"
    }

    private static func dialect(of stored: StoredHash, _ variant: Variant) throws(HashFormatError) -> Dialect? {
        guard let name = stored.options.text(.dialect) else { return nil }
        guard let dialect = Dialect(rawValue: name) else {
            throw .malformed(.bcrypt, "option dialect", "is none of nul-ends, nul-counts, symfony")
        }
        // Both are C's.
        let isWritten =
            switch variant {
            case .original: dialect == .nulEnds
            case .x: dialect != .nulCounts
            case .a, .b, .y: true
            }
        guard isWritten else { throw .malformed(.bcrypt, "option dialect", "is none that this prefix is written in") }
        return dialect
    }

    // MARK: Writing

    public var stored: StoredHash {
        var options = HashOptions()
        options[.dialect] = dialect.map { .text($0.rawValue) }
        return StoredHash(text.text, options: options, declaredScheme: .bcrypt)
    }

    public var publicParameters: [HashParameter] {
        text.publicParameters + (dialect.map { [HashParameter("dialect", $0.rawValue)] } ?? [])
    }

    // MARK: Cost

    public static var strengthRules: [StrengthRule] { BcryptText.strengthRules }
    public var strength: HashStrength { text.strength }

    // MARK: Verifying

    public var derivation: KeyDerivation {
        KeyDerivation(
            BcryptDerivation(parameters, dialect), salt: text.salt,
            transforms: dialect == .symfony ? [LongPasswordDigest()] : [])
    }

    // MARK: Creating

    /// `$2b$` with a cost of 12, about 0.2 seconds; OWASP's least is 10.
    public static let recommended = Parameters(cost: 12)

    public static func derivation(salt: Salt, parameters: Parameters) throws(HashingError) -> KeyDerivation {
        guard parameters.variant != .original else { throw .invalidParameter("variant (no new hash is of $2$)") }
        guard salt.bytes.count == 16 else { throw .invalidParameter("salt length (bcrypt takes 16 bytes)") }
        guard (4...31).contains(parameters.cost) else { throw .invalidParameter("cost (bcrypt takes 4 to 31)") }
        return KeyDerivation(parameters.function, salt: salt)
    }

    /// What a longer password adds would be lost without a word, and with a NUL the next reader may see another password.
    public static func check(_ password: Span<UInt8>) throws(HashingError) {
        guard password.count <= passwordByteCount else {
            throw .passwordUnsupported(reason: "is longer than the 72 bytes that bcrypt reads")
        }
        guard password.countBeforeNUL == password.count else {
            throw .passwordUnsupported(reason: "has a NUL byte, at which some readers of bcrypt end it")
        }
    }

    public init(key: Span<UInt8>, salt: Salt, parameters: Parameters) {
        text = BcryptText(parameters, salt: salt, digest: Digest(key))
        dialect = nil
    }

    public static var refusesSomePasswords: Bool { true }

    /// `$2x$` and `$2$` let other passwords in: no cost makes up for it.
    public func comparison(to preferred: Parameters) -> HashComparison {
        guard parameters.variant != .x, parameters.variant != .original else { return .otherFunction }
        return parameters.cost >= preferred.cost ? .atLeastAsStrong : .weaker
    }
}

extension Bcrypt.Parameters {
    public var function: BcryptDerivation { BcryptDerivation(self) }

    public var name: String { Bcrypt.scheme.name }

    public init(_ costs: inout CostText, named name: String) throws(PreferredHashError) {
        self.init(cost: Int(try costs.number("cost", in: 4...31)))
    }

    public var costText: String { "cost=\(cost)" }
}

extension Scheme {
    public static let bcrypt = Scheme("bcrypt")
}

extension HashOptions.Name {
    /// What the writer of a bcrypt hash does with a NUL and with a long password: `nul-ends`, `nul-counts`, `symfony`.
    public static let dialect = Self("dialect")
    /// bcrypt's cost (log2) where it stands in a field of its own.
    public static let workFactor = Self("workFactor", .number)
}
