internal import CryptoPrimitives
public import PasswordHashing

/// The scheme of new hashes, with its costs.
public struct PreferredHash: Sendable, Hashable {
    private let box: any PreferredHashBox

    /// Prefers a scheme with costs.
    public init<Hash: CreatablePasswordHash>(_: Hash.Type, _ parameters: Hash.Parameters) {
        box = ParametersBox<Hash>(parameters: parameters)
    }

    /// Argon2.
    public static func argon2(_ parameters: Argon2.Parameters) -> Self { Self(Argon2.self, parameters) }
    /// scrypt, written as `$scrypt$`.
    public static func scrypt(_ parameters: Scrypt.Parameters) -> Self { Self(Scrypt.self, parameters) }
    /// bcrypt, written as `$2b$`. Without a pepper it takes no password over 72 bytes and none with a NUL.
    public static func bcrypt(cost: Int) -> Self { Self(Bcrypt.self, Bcrypt.Parameters(cost: cost)) }

    /// The costs, where the scheme is this one; nil where it is another.
    public func parameters<Hash: CreatablePasswordHash>(of _: Hash.Type) -> Hash.Parameters? {
        (box as? ParametersBox<Hash>)?.parameters
    }

    /// The costs, whichever scheme's they are.
    public var parameters: any HashParameters { box.hashParameters }

    /// The scheme's name.
    public var scheme: Scheme { box.scheme }

    /// The scheme as its text names it: `argon2id`, `scrypt`, `bcrypt`.
    public var name: String { box.name }

    /// What making one hash costs.
    public var cost: HashCost { box.function.cost }

    /// Whether some passwords cannot be kept whole, as bcrypt keeps 72 bytes.
    public var refusesSomePasswords: Bool { box.refusesSomePasswords }

    /// The first cost that is over the limits of a verifier, or nil: what every new hash would be refused for.
    public func violation(of limits: HashLimits) -> LimitViolation? { box.function.violation(of: limits, in: scheme) }

    /// What is left to derive after a hash was verified, so that both together take the work of this one; nil for nothing.
    ///
    /// Across units no works compare, and all of it is left.
    func remainder(after hash: any PasswordHash) -> PreferredHash? {
        let spent = hash.cost
        guard spent.unit == cost.unit else { return self }
        return spent.work < cost.work ? box.remainder(after: spent.work) : nil
    }

    /// Why a hash is weaker than this one, or nil where it is at least as costly to guess.
    func staleness(of hash: any PasswordHash) -> StaleReason? {
        switch box.comparison(of: hash) {
        case .otherFunction: .scheme
        case .weaker: .parameters
        case .atLeastAsStrong: nil
        }
    }

    /// Hashes a password with a fresh salt, without a pepper.
    ///
    /// Blocks for as long as the costs say.
    /// - Throws: where the scheme cannot take the password or the parameters.
    public func hash(_ password: Span<UInt8>) throws(HashingError) -> StoredHash {
        let new = try newHash(of: password, pepper: nil)
        return try new.derivation.key(of: password).withBytes(new.stored)
    }

    /// Begins a new hash with a fresh salt.
    /// - Parameter pepper: the id of the key that made the password what it is, which is stored beside the hash.
    /// - Throws: where the scheme cannot take the password or the parameters.
    func newHash(of password: Span<UInt8>, pepper: String?) throws(HashingError) -> NewHash {
        try box.newHash(of: password, pepper: pepper)
    }

    /// The costs as text.
    var costText: String { box.costText }

    public static func == (left: Self, right: Self) -> Bool { left.box.erased == right.box.erased }

    public func hash(into hasher: inout Hasher) { hasher.combine(box.erased) }
}

/// A hash that is about to be made: its salt is chosen, its key is not derived yet.
struct NewHash {
    /// What the password is put through.
    let derivation: KeyDerivation
    /// What is stored, once the key is there.
    let stored: (_ key: Span<UInt8>) -> StoredHash
}

/// The parameters of one scheme, without its type.
private protocol PreferredHashBox: Sendable, Hashable {
    var scheme: Scheme { get }
    var name: String { get }
    var function: any DerivationFunction { get }
    var refusesSomePasswords: Bool { get }
    var costText: String { get }
    var hashParameters: any HashParameters { get }
    var erased: AnyHashable { get }
    func remainder(after work: UInt64) -> PreferredHash
    func comparison(of hash: any PasswordHash) -> HashComparison
    func newHash(of password: Span<UInt8>, pepper: String?) throws(HashingError) -> NewHash
}

private struct ParametersBox<Hash: CreatablePasswordHash>: PreferredHashBox {
    let parameters: Hash.Parameters

    var scheme: Scheme { Hash.scheme }
    var name: String { parameters.name }
    var function: any DerivationFunction { parameters.function }
    var refusesSomePasswords: Bool { Hash.refusesSomePasswords }
    var costText: String { parameters.costText }
    var hashParameters: any HashParameters { parameters }
    var erased: AnyHashable { AnyHashable(self) }

    func remainder(after work: UInt64) -> PreferredHash {
        PreferredHash(Hash.self, Hash.remainder(of: parameters, after: work))
    }

    func comparison(of hash: any PasswordHash) -> HashComparison {
        (hash as? Hash)?.comparison(to: parameters) ?? .otherFunction
    }

    func newHash(of password: Span<UInt8>, pepper: String?) throws(HashingError) -> NewHash {
        let salt = Salt.random()
        try Hash.check(password)
        return NewHash(derivation: try Hash.derivation(salt: salt, parameters: parameters)) { key in
            var stored = Hash(key: key, salt: salt, parameters: parameters).stored
            stored.options.pepper = pepper
            return stored
        }
    }
}
