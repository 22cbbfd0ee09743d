internal import CryptoPrimitives

/// A scheme that is fit for new hashes.
///
/// The legacy schemes do not conform: they make hashes through `init(insecurelyHashing:…)` only, so nothing reaches
/// one by accident.
public protocol CreatablePasswordHash: PasswordHash {
    /// The costs that a new hash is made with.
    associatedtype Parameters: HashParameters

    /// The names that a text of a preferred hash may start with: the scheme's, or those of its variants.
    static var creationNames: [String] { get }

    /// The parameters to use where nothing speaks for others, with their source.
    static var recommended: Parameters { get }

    /// The parameters that this hash was made with.
    var parameters: Parameters { get }

    /// What a new password is put through.
    /// - Throws: `invalidParameter` for a salt or parameters outside the scheme's range.
    static func derivation(salt: Salt, parameters: Parameters) throws(HashingError) -> KeyDerivation

    /// Whether some passwords cannot be kept whole: those for which `check` throws.
    static var refusesSomePasswords: Bool { get }

    /// Whether the scheme keeps all of a password.
    /// - Throws: `passwordUnsupported`.
    static func check(_ password: Span<UInt8>) throws(HashingError)

    /// Makes a hash of a key that `derivation(salt:parameters:)` gave.
    init(key: Span<UInt8>, salt: Salt, parameters: Parameters)

    /// How costly this hash is to guess beside one of preferred parameters.
    func comparison(to preferred: Parameters) -> HashComparison

    /// What is left to derive after so much work of the same unit, so that both together take the work of the parameters:
    /// all of it, unless the scheme can be asked for less.
    static func remainder(of parameters: Parameters, after work: UInt64) -> Parameters
}

/// How costly a hash is to guess beside another.
public enum HashComparison: Sendable, Hashable {
    /// Another function, or another variant: costs do not compare.
    case otherFunction
    /// The same with lower costs.
    case weaker
    case atLeastAsStrong
}

extension CreatablePasswordHash {
    public static var creationNames: [String] { [scheme.name] }

    public static var refusesSomePasswords: Bool { false }

    public static func check(_ password: Span<UInt8>) throws(HashingError) {}

    /// Memory limits an attacker's parallelism, work is his time: both must be there.
    public func comparison(to preferred: Parameters) -> HashComparison {
        let (cost, wanted) = (cost, preferred.hashCost)
        return cost.memory >= wanted.memory && cost.work >= wanted.work ? .atLeastAsStrong : .weaker
    }

    public static func remainder(of parameters: Parameters, after work: UInt64) -> Parameters { parameters }

    /// Hashes a password.
    ///
    /// Blocks for as long as the parameters say.
    /// - Throws: `invalidParameter` for a salt or parameters outside the scheme's range, `passwordUnsupported`.
    public init(hashing password: Span<UInt8>, salt: Salt, parameters: Parameters) throws(HashingError) {
        let derivation = try Self.derivation(salt: salt, parameters: parameters)
        try Self.check(password)
        let key = try derivation.key(of: password)
        self = key.withBytes { Self(key: $0, salt: salt, parameters: parameters) }
    }
}
