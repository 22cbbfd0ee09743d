internal import CryptoPrimitives
internal import HashEncoding

/// scrypt (RFC 7914) in its three written forms.
///
///     3fdef497…              options salt, cpu (N), memory (r), parallel (p), length      the wire's form
///     $scrypt$ln=14,r=8,p=1$<salt>$<digest>                                               PHC string
///     $7$C6..../....<salt>$<43 characters>                                                crypt(3)
///
/// The wire's form is hex of either case, written in lower case, over a salt that is text and used as its UTF-8 bytes;
/// `cpu` is N itself and `memory` is the block size r. The PHC form (passlib) has base64, read with padding and written
/// without, and a salt that may be empty. Its `ln` is log2 N up to 63; a power of two from 64 on is N itself, as Ory
/// Kratos writes it. `$7$` (Colin Percival; libxcrypt, libsodium) writes log2 N in one character and r and p in five
/// each of crypt's base 64, and uses the salt's characters as they stand.
///
/// Passwords: any bytes, NUL included, of any length. HMAC fills a key of under 64 bytes with zeros, so NUL bytes at the
/// end of a password that is shorter make no difference.
public struct Scrypt: CreatablePasswordHash {
    public static let descriptor = SchemeDescriptor(
        .scrypt, title: "scrypt", units: [.scryptBytes],
        shapes: [.prefix("$scrypt$"), .prefix("$7$"), .option(.cpu, recognition)],
        options: [.salt, .cpu, .memory, .parallel, .length], digestField: .last(after: "$", .base64),
        formats: ["scrypt-phc", "scrypt-crypt"])

    /// How the hash is written.
    public enum Form: String, Sendable, Hashable {
        /// Hex, with the parameters as options.
        case options
        case phc
        case crypt
    }

    /// The costs of a hash.
    public struct Parameters: HashParameters {
        /// N itself, a power of two.
        public var costN: UInt64
        /// r, in units of 128 bytes.
        public var blockSize: UInt32
        /// p.
        public var parallelism: UInt32
        /// Bytes of the digest.
        public var digestByteCount: Int

        public init(costN: UInt64, blockSize: UInt32, parallelism: UInt32, digestByteCount: Int = 32) {
            self.costN = costN
            self.blockSize = blockSize
            self.parallelism = parallelism
            self.digestByteCount = digestByteCount
        }
    }

    /// The costs, wherever they are written.
    public let parameters: Parameters
    /// The form in which it was read, and is written.
    public let form: Form
    /// The bytes that entered the KDF.
    public let salt: Salt
    public let digest: Digest

    // MARK: Recognition

    /// Hex with scrypt's costs beside it.
    private static func recognition(of stored: StoredHash) -> Recognition {
        let options = stored.options
        let isWire = options.cpu != nil && options.memory != nil && options.parallel != nil && options.signerKey == nil
        return isWire && !stored.hash.isEmpty && Hex.isHex(stored.hash.utf8) ? .certain : .none
    }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let text = Array(stored.hash.utf8)
        if text.starts(with: "$scrypt$".utf8) {
            _ = try OptionReader(stored, of: Self.descriptor, allowed: [])
            try self.init(phc: text)
        } else if text.starts(with: "$7$".utf8) {
            _ = try OptionReader(stored, of: Self.descriptor, allowed: [])
            try self.init(crypt: text)
        } else {
            try self.init(wire: text, OptionReader(stored, of: Self.descriptor))
        }
        guard
            ScryptFunction.isDefined(
                costN: parameters.costN, blockSize: parameters.blockSize, parallelism: parameters.parallelism)
        else {
            throw .malformed(
                .scrypt, "N, r, p", "are outside scrypt's range: N a power of two over 1, r * p under 2^30")
        }
    }

    private init(wire text: [UInt8], _ options: OptionReader) throws(HashFormatError) {
        guard let digest = try? Hex.decode(text), !digest.isEmpty else {
            throw .malformed(.scrypt, "the text", "is neither hex, nor $scrypt$, nor $7$")
        }
        guard let blockSize = UInt32(exactly: try options.number(.memory)),
            let parallelism = UInt32(exactly: try options.number(.parallel))
        else { throw .malformed(.scrypt, "option memory or parallel", "is over 2^32 - 1") }
        guard try options.number(.length) == UInt64(digest.count) else {
            throw .malformed(.scrypt, "option length", "is not the number of bytes that the text has")
        }
        form = .options
        parameters = Parameters(
            costN: try options.number(.cpu), blockSize: blockSize, parallelism: parallelism,
            digestByteCount: digest.count)
        salt = Salt(bytes: Array(try options.text(.salt).utf8))
        self.digest = Digest(digest)
    }

    private init(phc text: [UInt8]) throws(HashFormatError) {
        guard let fields = try? PHCString(parsing: text), fields.version == nil, fields.parameters.count == 3 else {
            throw .malformed(.scrypt, "the text", "is not $scrypt$ln=,r=,p=$salt$digest")
        }
        func number<Number: FixedWidthInteger>(_ name: String, as type: Number.Type) throws(HashFormatError) -> Number {
            guard let parameter = fields.parameters.first(where: { $0.name == name }),
                let number = DecimalNumber.parse(parameter.value, as: type)
            else { throw .malformed(.scrypt, name, "is missing or no decimal number") }
            return number
        }
        let costN = try Self.costN(ofPHC: try number("ln", as: UInt64.self))
        guard let salt = fields.salt.flatMap({ try? Base64.decode($0, padding: .optional) }) else {
            throw .malformed(.scrypt, "the salt", "is not base64")
        }
        guard let digest = fields.digest.flatMap({ try? Base64.decode($0, padding: .optional) }) else {
            throw .malformed(.scrypt, "the digest", "is not base64")
        }
        // The text does not say its digest's length, and scrypt's shorter outputs are prefixes of its longer ones: of a
        // text that was cut, a few bytes would match many passwords. Every known writer makes 32 or 64 bytes.
        guard !digest.isEmpty, digest.count.isMultiple(of: 16) else {
            throw .malformed(.scrypt, "the digest", "is not 16 bytes or a multiple of them")
        }
        form = .phc
        parameters = Parameters(
            costN: costN, blockSize: try number("r", as: UInt32.self), parallelism: try number("p", as: UInt32.self),
            digestByteCount: digest.count)
        self.salt = Salt(bytes: salt)
        self.digest = Digest(digest)
    }

    /// N from the number after `ln=`: log2 N, which is at most 63 in 64 bits, or N itself.
    private static func costN(ofPHC number: UInt64) throws(HashFormatError) -> UInt64 {
        if (1...63).contains(number) { return 1 << number }
        guard number >= 64, number.nonzeroBitCount == 1 else {
            throw .malformed(.scrypt, "ln", "is neither log2 of N, 1 to 63, nor a power of two from 64 on")
        }
        return number
    }

    private init(crypt text: [UInt8]) throws(HashFormatError) {
        // $7$, one character of N, five of r, five of p, then the salt up to the next $.
        let header = 14
        guard text.count > header, let separator = text[header...].lastIndex(of: UInt8(ascii: "$")) else {
            throw .malformed(.scrypt, "the text", "is not $7$, 11 characters, salt, $ and digest")
        }
        guard let costLog2 = Crypt64.value(of: text[3]), (1...63).contains(costLog2) else {
            throw .malformed(.scrypt, "the N character", "stands for no log2 from 1 to 63")
        }
        guard let blockSize = try? Crypt64.decodeNumber(text[4..<9]),
            let parallelism = try? Crypt64.decodeNumber(text[9..<14])
        else { throw .malformed(.scrypt, "r or p", "has a character outside crypt's base64") }
        let salt = Array(text[header..<separator])
        guard salt.allSatisfy({ Crypt64.value(of: $0) != nil }) else {
            throw .malformed(.scrypt, "the salt", "has a character outside crypt's base64")
        }
        guard let digest = try? Crypt64.decode(Array(text[(separator + 1)...])), digest.count == 32 else {
            throw .malformed(.scrypt, "the digest", "is not 43 characters of crypt's base64")
        }
        form = .crypt
        parameters = Parameters(costN: 1 << UInt64(costLog2), blockSize: blockSize, parallelism: parallelism)
        self.salt = Salt(bytes: salt)
        self.digest = Digest(digest)
    }

    // MARK: Writing

    public var stored: StoredHash {
        switch form {
        case .options: storedWithOptions ?? StoredHash(phcText, declaredScheme: .scrypt)
        case .phc: StoredHash(phcText, declaredScheme: .scrypt)
        case .crypt: StoredHash(cryptText, declaredScheme: .scrypt)
        }
    }

    /// The wire's form, or nil where the salt's bytes are no text: JSON cannot carry them.
    public var storedWithOptions: StoredHash? {
        guard let saltText = String(validating: salt.bytes, as: UTF8.self) else { return nil }
        var options = HashOptions()
        options.salt = saltText
        options.cpu = parameters.costN
        options.memory = UInt64(parameters.blockSize)
        options.parallel = UInt64(parameters.parallelism)
        options.length = UInt64(digest.count)
        return StoredHash(Hex.encode(digest.bytes), options: options, declaredScheme: .scrypt)
    }

    private var costLog2: Int { parameters.costN.trailingZeroBitCount }

    private var phcText: String {
        "$scrypt$ln=\(costLog2),r=\(parameters.blockSize),p=\(parameters.parallelism)"
            + "$\(Base64.encode(salt.bytes))$\(Base64.encode(digest.bytes))"
    }

    private var cryptText: String {
        let numbers =
            [Crypt64.character(of: UInt8(costLog2))]
            + Crypt64.encodeNumber(parameters.blockSize, count: 5)
            + Crypt64.encodeNumber(parameters.parallelism, count: 5)
        return "$7$\(String(decoding: numbers + salt.bytes, as: UTF8.self))$\(Crypt64.encode(digest.bytes))"
    }

    public var publicParameters: [HashParameter] {
        [
            HashParameter("form", form.rawValue), HashParameter("N", parameters.costN),
            HashParameter("r", parameters.blockSize), HashParameter("p", parameters.parallelism),
            HashParameter("length", digest.count),
        ]
    }

    // MARK: Cost

    /// Strong from OWASP's least setting on, N = 2^13, r = 8, p = 10: 80 MiB mixed with 8 MiB held.
    public static let strengthRules = [
        StrengthRule(
            .init("mixed", .bytes, adequate: 1 << 20, strong: 80 << 20),
            .init("memory", .bytes, adequate: 0, strong: 8 << 20))
    ]

    public var strength: HashStrength { Self.strengthRules[0].strength(parameters.mixedMemory, cost.memory) }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(parameters.function, salt: salt) }

    // MARK: Creating

    /// N = 2^17, r = 8, p = 1: OWASP's first choice, 128 MiB.
    public static let recommended = Parameters(costN: 1 << 17, blockSize: 8, parallelism: 1)

    public static func derivation(salt: Salt, parameters: Parameters) -> KeyDerivation {
        KeyDerivation(parameters.function, salt: salt)
    }

    public init(key: Span<UInt8>, salt: Salt, parameters: Parameters) {
        digest = Digest(key)
        form = .phc
        self.parameters = parameters
        self.salt = salt
    }

    public func comparison(to preferred: Parameters) -> HashComparison {
        let (cost, wanted) = (cost, preferred.hashCost)
        return parameters.digestByteCount >= preferred.digestByteCount && cost.memory >= wanted.memory
            && cost.work >= wanted.work ? .atLeastAsStrong : .weaker
    }
}

extension Scrypt.Parameters {
    public var function: ScryptDerivation { ScryptDerivation(self) }

    public var name: String { Scrypt.scheme.name }

    public init(_ costs: inout CostText, named name: String) throws(PreferredHashError) {
        let costN = try costs.number("n", in: 2...(1 << 63))
        guard costN.nonzeroBitCount == 1 else { throw .outOfRange("n", "a power of two, such as 131072") }
        let blockSize = UInt32(try costs.number("r", in: 1...ScryptFunction.maximumBlockProduct))
        let lanes = UInt32(try costs.number("p", in: 1...ScryptFunction.maximumBlockProduct))
        guard ScryptFunction.isDefined(costN: costN, blockSize: blockSize, parallelism: lanes) else {
            throw .outOfRange("r times p", "under 2^30, and n under 2^(16 r)")
        }
        self.init(
            costN: costN, blockSize: blockSize, parallelism: lanes,
            // What `$scrypt$` is read with: see Scrypt.
            digestByteCount: try costs.digestByteCount(multipleOf: 16))
    }

    public var costText: String {
        "n=\(costN),r=\(blockSize),p=\(parallelism)" + CostText.digest(byteCount: digestByteCount)
    }
}

extension Scheme {
    public static let scrypt = Scheme("scrypt")
}
