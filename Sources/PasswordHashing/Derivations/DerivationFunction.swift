public import CryptoPrimitives

/// A function that makes a key of a password and a salt, with its costs chosen.
///
/// Passwords that go through equal functions, each with its own salt, can be computed side by side. A conforming type
/// holds no password and no salt. Where it holds a key of an application, its description must not show it.
public protocol DerivationFunction: Sendable, Hashable, CustomReflectable {
    /// What one key costs.
    var cost: HashCost { get }

    /// How many bytes of a password count; the rest is ignored. Nil where all of them do.
    var usedPasswordByteCount: Int? { get }

    /// The first part of the costs that is over the limits, or nil.
    func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation?

    /// Whether the function takes the password at all.
    /// - Throws: `passwordUnsupported`.
    func check(_ password: Span<UInt8>) throws(HashingError)

    /// Derives the key of a password, and blocks for as long as the costs say.
    func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes

    /// How many passwords of a length are worth computing side by side on one thread, with the kernels that this CPU
    /// runs; 1 where they would take as long one after the other.
    func batchCount(passwordByteCount: Int) -> Int

    /// Derives the key of each password, side by side, and blocks until all are there.
    /// - Returns: the keys in the inputs' order; nil where they are to be computed one at a time.
    /// - Throws: where any of them cannot be computed: one at a time each gets its own answer.
    func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]?
}

extension DerivationFunction {
    public var usedPasswordByteCount: Int? { nil }

    public func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation? {
        limits.violation(of: cost, in: scheme)
    }

    public func check(_ password: Span<UInt8>) throws(HashingError) {}

    /// A mirror without children: `dump` shows no key that it holds.
    public var customMirror: Mirror { Mirror(self, children: []) }

    public func batchCount(passwordByteCount: Int) -> Int { 1 }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? { nil }
}

/// A function as a key of a dictionary.
package struct HashableFunction: Sendable, Hashable {
    private let function: any DerivationFunction

    package init(_ function: any DerivationFunction) {
        self.function = function
    }

    package static func == (left: Self, right: Self) -> Bool {
        left.function.erased == right.function.erased
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(function.erased)
    }
}

extension DerivationFunction {
    fileprivate var erased: AnyHashable { AnyHashable(self) }
}
