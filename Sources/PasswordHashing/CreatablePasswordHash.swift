internal import CryptoPrimitives

/// A scheme that is fit for new hashes.
///
/// The legacy schemes do not conform: they make hashes through `init(insecurelyHashing:…)` only, so nothing reaches
/// one by accident.
public protocol CreatablePasswordHash: PasswordHash {
    /// The costs that a new hash is made with.
    associatedtype Parameters: HashParameters

    /// The parameters to use where nothing speaks for others, with their source.
    static var recommended: Parameters { get }

    /// The parameters that this hash was made with.
    var parameters: Parameters { get }

    /// What a new password is put through.
    /// - Throws: `invalidParameter` for a salt or parameters outside the scheme's range.
    static func derivation(salt: Salt, parameters: Parameters) throws(HashingError) -> KeyDerivation

    /// Whether the scheme keeps all of a password.
    /// - Throws: `passwordUnsupported`.
    static func check(_ password: Span<UInt8>) throws(HashingError)

    /// Makes a hash of a key that `derivation(salt:parameters:)` gave.
    init(key: Span<UInt8>, salt: Salt, parameters: Parameters)
}

extension CreatablePasswordHash {
    public static func check(_ password: Span<UInt8>) throws(HashingError) {}

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
