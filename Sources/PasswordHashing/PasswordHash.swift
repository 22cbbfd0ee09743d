internal import CryptoPrimitives

/// A stored hash that has been read: what it costs, how strong it is, and whether a password is the right one.
///
/// Reading is in three separate steps. The descriptor's shapes are cheap and never fail; `init(parsing:)` reads the
/// exact grammar with liberal ranges and no policy; `violation(of:)` applies the reader's limits. A conforming type
/// states in its own documentation what it makes of NUL bytes, of bytes over 0x7F and of long passwords.
///
/// A program may conform a type of its own, and hand it to a verifier in a registry (`SchemeRegistry.adding`).
public protocol PasswordHash: Sendable, Hashable, CustomStringConvertible, CustomReflectable {
    /// The scheme: its name, how its texts look, which options it reads.
    static var descriptor: SchemeDescriptor { get }

    /// The names that a merely possible hash could be declared with; one unless the scheme has variants.
    static func candidateNames(of stored: StoredHash) -> [String]

    /// More ways to read a text than the scheme's names say, such as a dialect that only an option tells: none unless the
    /// scheme has some. See `SchemeRegistry.readings(of:)`.
    static func furtherReadings(of stored: StoredHash) -> [StoredHash]

    /// Reads a stored hash.
    /// - Throws: `malformed`, `unsupported`, or `ambiguous` where the scheme itself has several readings.
    init(parsing stored: StoredHash) throws(HashFormatError)

    /// The hash in its canonical written form: `Self(parsing: x.stored) == x`.
    var stored: StoredHash { get }

    /// The variant and the costs, for people; no salt, digest or key.
    var publicParameters: [HashParameter] { get }

    /// What one verification costs; the function's, unless a scheme computes more than that.
    var cost: HashCost { get }

    /// By which figures its hashes are weak, adequate or strong.
    static var strengthRules: [StrengthRule] { get }

    /// How well it withstands guessing, by one of the rules.
    var strength: HashStrength { get }

    /// How much this hash gives away at once, where it is stolen; the scheme's answer, unless its hashes differ.
    var protection: SchemeDescriptor.Protection { get }

    /// The first parameter that is over the reader's limits, or nil.
    func violation(of limits: HashLimits) -> LimitViolation?

    /// What a password is put through, salt included.
    var derivation: KeyDerivation { get }

    /// What was stored: the key of the right password.
    var digest: Digest { get }

    /// Whether the password is the one that was hashed: whether its key is the stored one, compared in constant time.
    ///
    /// Blocks the calling thread for as long as `cost` says, and checks no limits.
    /// - Throws: where there is no answer, such as a password that the scheme cannot take.
    func verify(_ password: Span<UInt8>) throws(HashingError) -> Bool
}

extension PasswordHash {
    /// The scheme's name.
    public static var scheme: Scheme { descriptor.scheme }

    public static func candidateNames(of stored: StoredHash) -> [String] { [scheme.name] }

    public static func furtherReadings(of stored: StoredHash) -> [StoredHash] { [] }

    public var cost: HashCost { derivation.function.cost }

    public var protection: SchemeDescriptor.Protection { Self.descriptor.protection }

    public func violation(of limits: HashLimits) -> LimitViolation? {
        derivation.function.violation(of: limits, in: Self.scheme)
    }

    public func verify(_ password: Span<UInt8>) throws(HashingError) -> Bool {
        try derivation.key(of: password).withBytes { digest.matches($0) }
    }

    /// The scheme and its public parameters; no salt, digest or key.
    public var description: String {
        let parameters = publicParameters.map(\.description).joined(separator: ", ")
        return parameters.isEmpty ? Self.scheme.name : "\(Self.scheme.name) (\(parameters))"
    }

    /// A mirror without children: `dump` shows no salt and no digest.
    public var customMirror: Mirror { Mirror(self, children: []) }

    /// Whether the password is the one that was hashed: see `verify(_:)` of its bytes.
    public func verify(_ password: borrowing Password) throws(HashingError) -> Bool {
        try password.withBytes { bytes throws(HashingError) in try verify(bytes) }
    }
}
