internal import CryptoPrimitives

/// A hash by scrypt that another system writes in its own way: costs, strength and verification are the same in each.
public protocol ScryptSpelling: PasswordHash {
    /// The costs, wherever they are written.
    var parameters: Scrypt.Parameters { get }
    /// The bytes that entered the KDF.
    var salt: Salt { get }
    /// The same hash as scrypt's own writing has it, for systems that take it; nil where the system does more than scrypt.
    var scrypt: Scrypt? { get }
}

extension ScryptSpelling {
    public var scrypt: Scrypt? { scryptAlone }

    /// The costs, as each of these systems names them in the literature.
    public var publicParameters: [HashParameter] {
        [
            HashParameter("N", parameters.costN), HashParameter("r", parameters.blockSize),
            HashParameter("p", parameters.parallelism), HashParameter("length", digest.count),
        ]
    }

    /// As scrypt's own.
    public static var strengthRules: [StrengthRule] { Scrypt.strengthRules }
    public var strength: HashStrength { scryptAlone.strength }

    public var derivation: KeyDerivation { KeyDerivation(ScryptDerivation(parameters), salt: salt) }

    private var scryptAlone: Scrypt { Scrypt(key: digest.bytes.span, salt: salt, parameters: parameters) }
}

extension Scrypt.Parameters {
    /// Costs that scrypt is defined for.
    /// - Throws: `malformed` for others.
    init(
        costN: UInt64, blockSize: UInt32, parallelism: UInt32, digestByteCount: Int, of scheme: Scheme
    ) throws(HashFormatError) {
        guard ScryptFunction.isDefined(costN: costN, blockSize: blockSize, parallelism: parallelism) else {
            throw .malformed(scheme, "N, r, p", "are outside scrypt's range: N a power of two over 1, r * p under 2^30")
        }
        self.init(
            costN: costN, blockSize: blockSize, parallelism: parallelism, digestByteCount: digestByteCount)
    }
}

extension HashFields {
    /// Whether a field is digits and nothing else.
    static func areDigits(_ field: some Collection<UInt8>) -> Bool {
        !field.isEmpty && field.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}
