internal import CryptoPrimitives
internal import HashEncoding

/// bcrypt (Provos and Mazières, 1999) in modular crypt format.
///
///     $2b$12$<22 characters of salt><31 characters of digest>
///
/// All four prefixes are computed by libxcrypt as crypt_blowfish defines them: `$2b$` and `$2y$` are the correct
/// algorithm; `$2a$` is the same with a countermeasure that changes only hashes of passwords with 0xFF bytes that
/// collide under the old bug; `$2x$` is that bug, the sign extension of bytes over 0x7F. `$2$` (1998) does not append
/// the closing NUL to the key, and no library here computes it: unsupported.
///
/// The last salt character has four unused bits and the last digest character two. Writers that leave them set exist;
/// the reference masks them, and so does this type: they are read, and written as zero.
///
/// Passwords: the first 72 bytes count, the rest is ignored. A NUL byte among them would end the password in the
/// reference and not in other implementations, so it is refused rather than guessed.
public struct Bcrypt: CreatablePasswordHash {
    public static let descriptor = SchemeDescriptor(
        .bcrypt, title: "bcrypt", unit: .bcryptExpansions,
        shapes: (Variant.allCases.map(\.rawValue) + ["2"]).map { .prefix("$\($0)$") },
        digestField: .init(separator: "$", offset: 22, .crypt64), formats: ["bcrypt"])

    /// The prefix, and with it the dialect.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        case a = "2a"
        case b = "2b"
        case x = "2x"
        case y = "2y"
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
    public let parameters: Parameters
    private let salt: Salt
    public let digest: Digest

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        _ = try OptionReader(stored, of: Self.descriptor)
        let text = Array(stored.hash.utf8)
        // As long as the others, less the variant's letter.
        guard !(text.starts(with: "$2$".utf8) && text.count == 59) else {
            throw HashFormatError(
                .unsupported, .bcrypt, field: "$2$",
                reason: "is the 1998 form without the closing NUL, which no library computes")
        }
        guard text.count == 60 else { throw .malformed(.bcrypt, "the text", "is not 60 characters") }
        guard text[0] == UInt8(ascii: "$"), text[3] == UInt8(ascii: "$"), text[6] == UInt8(ascii: "$"),
            let variant = Variant(rawValue: String(decoding: text[1..<3], as: UTF8.self))
        else { throw .malformed(.bcrypt, "the prefix", "is none of $2a$, $2b$, $2x$, $2y$ and a cost of two digits") }
        let costText = text[4] == UInt8(ascii: "0") ? text[5..<6] : text[4..<6]
        guard let cost = DecimalNumber.parse(costText, as: Int.self), (4...31).contains(cost) else {
            throw .malformed(.bcrypt, "the cost", "is not a number from 04 to 31")
        }
        parameters = Parameters(variant: variant, cost: cost)
        salt = Salt(bytes: try Self.base64(text[7..<29], "salt"))
        digest = Digest(try Self.base64(text[29..<60], "digest"))
    }

    private static func base64(_ text: ArraySlice<UInt8>, _ field: String) throws(HashFormatError) -> [UInt8] {
        guard let bytes = try? Base64.decode(Array(text), alphabet: .bcrypt, allowingTrailingBits: true) else {
            throw .malformed(.bcrypt, field, "has a character outside bcrypt's base64")
        }
        return bytes
    }

    // MARK: Writing

    public var stored: StoredHash {
        StoredHash(
            Self.setting(parameters, salt) + Base64.encode(digest.bytes, alphabet: .bcrypt), declaredScheme: .bcrypt)
    }

    static func setting(_ parameters: Parameters, _ salt: Salt) -> String {
        let cost = parameters.cost < 10 ? "0\(parameters.cost)" : "\(parameters.cost)"
        return "$\(parameters.variant.rawValue)$\(cost)$" + Base64.encode(salt.bytes, alphabet: .bcrypt)
    }

    public var publicParameters: [HashParameter] {
        [HashParameter("variant", parameters.variant.rawValue), HashParameter("cost", parameters.cost)]
    }

    // MARK: Cost

    /// Strong from OWASP's least cost of 10 on, weak below 8: a quarter of that again, a few milliseconds a guess. The
    /// sign-extension bug of `$2x$` makes collisions easy.
    public var strength: HashStrength {
        if parameters.variant == .x || parameters.cost < 8 { return .weak }
        return parameters.cost >= 10 ? .strong : .adequate
    }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(parameters.function, salt: salt) }

    // MARK: Creating

    /// `$2b$` with a cost of 12, about 0.2 seconds; OWASP's least is 10.
    public static let recommended = Parameters(cost: 12)

    public static func derivation(salt: Salt, parameters: Parameters) throws(HashingError) -> KeyDerivation {
        guard salt.bytes.count == 16 else { throw .invalidParameter("salt length (bcrypt takes 16 bytes)") }
        guard (4...31).contains(parameters.cost) else { throw .invalidParameter("cost (bcrypt takes 4 to 31)") }
        return KeyDerivation(parameters.function, salt: salt)
    }

    /// What a longer password adds would be lost without a word.
    public static func check(_ password: Span<UInt8>) throws(HashingError) {
        guard password.count <= passwordByteCount else {
            throw .passwordUnsupported(reason: "is longer than the 72 bytes that bcrypt reads")
        }
        try recommended.function.check(password)
    }

    public init(key: Span<UInt8>, salt: Salt, parameters: Parameters) {
        self.parameters = parameters
        self.salt = salt
        digest = Digest(key)
    }

    public static var refusesSomePasswords: Bool { true }

    /// The bug of `$2x$` lets other passwords in: no cost makes up for it.
    public func comparison(to preferred: Parameters) -> HashComparison {
        guard parameters.variant != .x else { return .otherFunction }
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
