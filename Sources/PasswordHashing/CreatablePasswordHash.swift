/// A scheme that is fit for new hashes.
///
/// The legacy schemes do not conform: they make hashes through `init(insecurelyHashing:…)` only, so nothing reaches
/// one by accident.
public protocol CreatablePasswordHash: PasswordHash {
    /// The costs that a new hash is made with.
    associatedtype Parameters: HashParameters

    /// The parameters to use where nothing speaks for others, with their source.
    static var recommended: Parameters { get }

    /// Hashes a password.
    ///
    /// Blocks for as long as the parameters say.
    /// - Throws: `invalidParameter` for a salt or parameters outside the scheme's range.
    init(hashing password: Span<UInt8>, salt: Salt, parameters: Parameters) throws(HashingError)

    /// The parameters that this hash was made with.
    var parameters: Parameters { get }
}
