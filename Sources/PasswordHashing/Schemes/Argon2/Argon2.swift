internal import CryptoPrimitives
internal import HashEncoding

/// Argon2 (RFC 9106) as a PHC string.
///
///     $argon2id$v=19$m=65536,t=3,p=4$<salt>$<digest>
///
/// `v` is 16 or 19, and 16 where it is absent; `m` is KiB; salt and digest are base64. They are written without padding
/// and the costs as m, t, p, as the reference encoder does (phc-winner-argon2, src/encoding.c); padding and any other
/// order are read, since other encoders write them.
/// Behind the costs may stand `data`, associated data that entered the hash, and `keyid`, the id of a secret key that did,
/// both in base64. The key itself is in the option `secretKey`, in base64; a hash that names a key is unsupported without
/// it. Some writers use a secret key and name none: the option alone says so.
///
/// Passwords: any bytes, NUL included, up to 2^32 - 1 of them. Verification computes the lanes of `p` one after the
/// other on the calling thread.
public struct Argon2: CreatablePasswordHash {
    public static let descriptor = SchemeDescriptor(
        .argon2, title: "Argon2", units: [.argon2Blocks], shapes: Variant.allCases.map { .prefix("$\($0.rawValue)$") },
        options: [.secretKey],
        variants: Variant.allCases.map { .init($0.rawValue, prefix: "$\($0.rawValue)$") },
        digestField: .last(after: "$", .base64), formats: ["argon2"])

    /// The memory access pattern.
    public enum Variant: String, Sendable, Hashable, CaseIterable {
        case argon2i, argon2d, argon2id

        init?(name: String) { self.init(rawValue: name) }
    }

    /// The version that enters the hash.
    public enum Version: UInt32, Sendable, Hashable, CaseIterable {
        /// Before 2016; the meaning of a string without `v=`.
        case v16 = 0x10
        /// RFC 9106.
        case v19 = 0x13
    }

    /// The costs of a hash.
    public struct Parameters: HashParameters {
        /// The memory access pattern.
        public var variant: Variant
        /// KiB.
        public var memory: UInt32
        /// Passes over the memory.
        public var iterations: UInt32
        /// Lanes.
        public var parallelism: UInt32
        /// Bytes of the digest.
        public var digestByteCount: Int

        public init(
            variant: Variant = .argon2id, memory: UInt32, iterations: UInt32, parallelism: UInt32,
            digestByteCount: Int = 32
        ) {
            self.variant = variant
            self.memory = memory
            self.iterations = iterations
            self.parallelism = parallelism
            self.digestByteCount = digestByteCount
        }
    }

    /// The costs that the text names.
    public let parameters: Parameters
    /// The version that entered the hash.
    public let version: Version
    /// Whether the text names the version: a hash from before 2016 is written back without.
    private let writesVersion: Bool
    /// The id of the secret key, as the text has it.
    private let keyID: Salt?
    private let inputs: Argon2Inputs
    private let salt: Salt
    public let digest: Digest

    /// Whether a secret key or associated data entered the hash: then few others verify it.
    public var isKeyed: Bool { !inputs.isEmpty }

    // MARK: Parsing

    public init(parsing stored: StoredHash) throws(HashFormatError) {
        let secret = try Self.secretKey(try OptionReader(stored, of: Self.descriptor))
        let fields: PHCString
        do {
            fields = try PHCString(parsing: Array(stored.hash.utf8))
        } catch {
            throw .malformed(.argon2, "the text", "is no PHC string (\(error))")
        }
        guard let variant = Variant(rawValue: fields.identifier) else {
            throw .malformed(.argon2, "the identifier", "is none of argon2i, argon2d, argon2id")
        }
        (version, writesVersion) = try Self.version(fields.version)
        var parameters = try Self.parameters(fields, variant)
        keyID = try Self.field("keyid", of: fields).map(Salt.init(bytes:))
        inputs = Argon2Inputs(secret: secret ?? [], data: try Self.field("data", of: fields) ?? [])
        guard keyID == nil || secret != nil else {
            throw HashFormatError(
                .unsupported, .argon2, field: "keyid",
                reason: "says that a secret key entered the hash, and the option secretKey does not give it")
        }
        salt = Salt(bytes: try Self.base64(fields.salt, "salt", atLeast: 8))
        digest = Digest(try Self.base64(fields.digest, "digest", atLeast: 4))
        parameters.digestByteCount = digest.count
        self.parameters = parameters
    }

    private init(_ parameters: Parameters, salt: Salt, digest: Digest) {
        self.parameters = parameters
        (version, writesVersion) = (.v19, true)
        (keyID, inputs) = (nil, Argon2Inputs())
        self.salt = salt
        self.digest = digest
    }

    private static func version(_ text: [UInt8]?) throws(HashFormatError) -> (Version, Bool) {
        guard let text else { return (.v16, false) }
        guard let version = DecimalNumber.parse(text, as: UInt32.self).flatMap(Version.init(rawValue:)) else {
            throw .malformed(.argon2, "v", "is neither 16 nor 19")
        }
        return (version, true)
    }

    private static func parameters(_ fields: PHCString, _ variant: Variant) throws(HashFormatError) -> Parameters {
        var costs: [String: UInt32] = [:]
        for parameter in fields.parameters {
            switch parameter.name {
            case "m", "t", "p":
                costs[parameter.name] = DecimalNumber.parse(parameter.value, as: UInt32.self)
                guard let cost = costs[parameter.name], cost > 0 else {
                    throw .malformed(.argon2, parameter.name, "is not a decimal number from 1 to 2^32 - 1")
                }
            case "keyid", "data": continue
            default:
                throw .malformed(.argon2, "a parameter", "is none of m, t, p, keyid, data")
            }
        }
        guard let memory = costs["m"] else { throw .malformed(.argon2, "m", "is missing") }
        guard let iterations = costs["t"] else { throw .malformed(.argon2, "t", "is missing") }
        guard let parallelism = costs["p"] else { throw .malformed(.argon2, "p", "is missing") }
        // RFC 9106, section 3.1: p from 1 to 2^24 - 1, m at least 8p.
        guard parallelism < 1 << 24 else { throw .malformed(.argon2, "p", "is over 2^24 - 1") }
        guard UInt64(memory) >= 8 * UInt64(parallelism) else { throw .malformed(.argon2, "m", "is under 8 times p") }
        return Parameters(variant: variant, memory: memory, iterations: iterations, parallelism: parallelism)
    }

    private static func secretKey(_ reader: OptionReader) throws(HashFormatError) -> [UInt8]? {
        guard reader.options[.secretKey] != nil else { return nil }
        return try base64(Array(try reader.text(.secretKey).utf8), "option secretKey", atLeast: 1)
    }

    private static func field(_ name: String, of fields: PHCString) throws(HashFormatError) -> [UInt8]? {
        guard let parameter = fields.parameters.first(where: { $0.name == name }) else { return nil }
        return try base64(parameter.value, name, atLeast: 1)
    }

    private static func base64(_ text: [UInt8]?, _ field: String, atLeast minimum: Int) throws(HashFormatError)
        -> [UInt8]
    {
        guard let text else { throw .malformed(.argon2, field, "is missing") }
        guard let bytes = try? Base64.decode(text, padding: .optional) else {
            throw .malformed(.argon2, field, "is not base64")
        }
        // The bounds of the reference implementation (argon2.h: ARGON2_MIN_SALT_LENGTH, ARGON2_MIN_OUTLEN).
        guard bytes.count >= minimum else { throw .malformed(.argon2, field, "is under \(minimum) bytes") }
        return bytes
    }

    // MARK: Writing

    public var stored: StoredHash {
        var costs = "m=\(parameters.memory),t=\(parameters.iterations),p=\(parameters.parallelism)"
        if let keyID { costs += ",keyid=\(Base64.encode(keyID.bytes))" }
        if !inputs.data.isEmpty { costs += ",data=\(Base64.encode(inputs.data))" }
        let version = writesVersion ? "$v=\(version.rawValue)" : ""
        var options = HashOptions()
        if !inputs.secret.isEmpty { options[.secretKey] = .text(Base64.encode(inputs.secret, padded: true)) }
        return StoredHash(
            "$\(parameters.variant.rawValue)\(version)$\(costs)$\(Base64.encode(salt.bytes))$\(Base64.encode(digest.bytes))",
            options: options, declaredScheme: .argon2)
    }

    public var publicParameters: [HashParameter] {
        [
            HashParameter("variant", parameters.variant.rawValue), HashParameter("version", version.rawValue),
            HashParameter("memory", parameters.memory), HashParameter("iterations", parameters.iterations),
            HashParameter("parallelism", parameters.parallelism),
        ]
    }

    // MARK: Cost

    /// Strong from OWASP's least setting on: 7 MiB with 5 passes, and every equivalent it lists (m * t >= 35 MiB). Version
    /// 1.0 is never strong: its later passes overwrite blocks that those of 1.3 mix in (RFC 9106, section 3.2).
    public static let strengthRules = [
        StrengthRule(
            .init("memory", .bytes, adequate: 0, strong: 7 << 20),
            .init("filled", .bytes, adequate: 0, strong: 35 << 20)),
        .always(.adequate, for: "version 1.0"),
    ]

    static func strength(of parameters: Parameters, _ version: Version = .v19) -> HashStrength {
        guard version == .v19 else { return strengthRules[1].best }
        let memory = UInt64(parameters.memory) << 10
        // 42 bits of memory times 32 of passes may be more than 64 hold.
        let filled = memory.multipliedReportingOverflow(by: UInt64(parameters.iterations))
        return strengthRules[0].strength(memory, filled.overflow ? .max : filled.partialValue)
    }

    public var strength: HashStrength { Self.strength(of: parameters, version) }

    // MARK: Verifying

    public var derivation: KeyDerivation { KeyDerivation(Argon2Derivation(parameters, version, inputs), salt: salt) }

    // MARK: Creating

    /// Argon2id with 64 MiB, 4 passes and 3 lanes: what Appwrite writes, above RFC 9106's second recommendation
    /// (64 MiB, 3 passes, 4 lanes) in work.
    public static let recommended = Parameters(memory: 65_536, iterations: 4, parallelism: 3)

    public static func derivation(salt: Salt, parameters: Parameters) -> KeyDerivation {
        KeyDerivation(parameters.function, salt: salt)
    }

    public init(key: Span<UInt8>, salt: Salt, parameters: Parameters) {
        self.init(parameters, salt: salt, digest: Digest(key))
    }

    public static var creationNames: [String] { Variant.allCases.map(\.rawValue) }

    /// Lanes alone change neither what a guess takes nor what it holds. A hash with a source's key is replaced, so that the
    /// key can go.
    public func comparison(to preferred: Parameters) -> HashComparison {
        guard parameters.variant == preferred.variant, version == .v19, !isKeyed else { return .otherFunction }
        let (cost, wanted) = (cost, preferred.hashCost)
        return parameters.digestByteCount >= preferred.digestByteCount && cost.memory >= wanted.memory
            && cost.work >= wanted.work ? .atLeastAsStrong : .weaker
    }

    /// The work is KiB times passes, of which any number can be left.
    public static func remainder(of parameters: Parameters, after work: UInt64) -> Parameters {
        var rest = parameters
        let left = parameters.hashCost.work - work
        let memory = UInt64(parameters.memory)
        let passes = (left + memory - 1) / memory
        rest.iterations = UInt32(passes)
        // RFC 9106, section 3.1: at least 8 KiB a lane.
        rest.memory = UInt32(max(left / passes, 8 * UInt64(parameters.parallelism)))
        return rest
    }
}

extension Argon2.Parameters {
    /// New hashes are of RFC 9106's version.
    public var function: Argon2Derivation { Argon2Derivation(self, .v19) }

    public var name: String { variant.rawValue }

    public init(_ costs: inout CostText, named name: String) throws(PreferredHashError) {
        // RFC 9106, section 3.1: p from 1 to 2^24 - 1, m at least 8p KiB, all of them in 32 bits.
        let memory = try costs.kibibytes("m")
        let passes = try costs.number("t", in: 1...UInt64(UInt32.max))
        let lanes = try costs.number("p", in: 1...(1 << 24 - 1))
        guard memory >= 8 * lanes else { throw .outOfRange("m", "at least 8 KiB for each of the p lanes") }
        self.init(
            variant: Argon2.Variant(rawValue: name) ?? .argon2id, memory: UInt32(memory), iterations: UInt32(passes),
            parallelism: UInt32(lanes), digestByteCount: try costs.digestByteCount(multipleOf: 1))
    }

    public var costText: String {
        "m=\(CostText.size(kibibytes: memory)),t=\(iterations),p=\(parallelism)"
            + CostText.digest(byteCount: digestByteCount)
    }
}

extension Scheme {
    public static let argon2 = Scheme("argon2")
}

extension HashOptions.Name {
    /// The secret key that entered every Argon2 hash of an application, in base64.
    public static let secretKey = Self("secretKey", .secret)
}
