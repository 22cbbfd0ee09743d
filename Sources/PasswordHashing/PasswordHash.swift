internal import CryptoPrimitives

/// A stored hash that has been read: what it costs, how strong it is, and whether a password is the right one.
///
/// Reading is in three separate steps. `recognition` is cheap and never fails; `init(parsing:)` reads the exact
/// grammar with liberal ranges and no policy; `violation(of:)` applies the reader's limits. A conforming type states
/// in its own documentation what it makes of NUL bytes, of bytes over 0x7F and of long passwords.
public protocol PasswordHash: Sendable, Hashable, CustomStringConvertible {
    /// The scheme's name.
    static var scheme: Scheme { get }

    /// How sure the scheme is, from the shape alone, whatever scheme is declared.
    static func recognition(of stored: StoredHash) -> Recognition

    /// The names that a merely possible hash could be declared with; one unless the scheme has versions.
    static func candidateNames(of stored: StoredHash) -> [String]

    /// Reads a stored hash.
    /// - Throws: `malformed`, `unsupported`, or `ambiguous` where the scheme itself has several readings.
    init(parsing stored: StoredHash) throws(HashFormatError)

    /// The hash in its canonical written form: `Self(parsing: x.stored) == x`.
    var stored: StoredHash { get }

    /// The variant and the costs, for people; no salt, digest or key.
    var publicParameters: [HashParameter] { get }

    /// What one verification costs.
    var cost: HashCost { get }

    /// How well it withstands guessing.
    var strength: HashStrength { get }

    /// The first parameter that is over the reader's limits, or nil.
    func violation(of limits: HashLimits) -> LimitViolation?

    /// What a password is put through, salt included.
    var derivation: KeyDerivation { get }

    /// Whether a key that was derived so is the one that was stored, compared in constant time.
    func matches(_ key: Span<UInt8>) throws(HashingError) -> Bool

    /// Whether the password is the one that was hashed: whether its key matches.
    ///
    /// Blocks the calling thread for as long as `cost` says, and checks no limits.
    /// - Throws: where there is no answer, such as a password that the scheme cannot take.
    func verify(_ password: Span<UInt8>) throws(HashingError) -> Bool
}

extension PasswordHash {
    public static func candidateNames(of stored: StoredHash) -> [String] { [scheme.name] }

    public func verify(_ password: Span<UInt8>) throws(HashingError) -> Bool {
        let key = try derivation.key(of: password)
        return try key.withBytes { key throws(HashingError) in try matches(key) }
    }

    /// The scheme and its public parameters; no salt, digest or key.
    public var description: String {
        let parameters = publicParameters.map(\.description).joined(separator: ", ")
        return parameters.isEmpty ? Self.scheme.name : "\(Self.scheme.name) (\(parameters))"
    }

    /// Whether the password is the one that was hashed: see `verify(_:)` of its bytes.
    public func verify(_ password: borrowing Password) throws(HashingError) -> Bool {
        try password.withBytes { bytes throws(HashingError) in try verify(bytes) }
    }
}
