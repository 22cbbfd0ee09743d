/// A scheme whose costs can be fitted to a machine by measuring.
public protocol TunablePasswordHash: PasswordHash {
    /// The names under which it is tuned, the usual one first: the scheme's own, or those of its variants.
    static var tuningNames: [String] { get }

    /// Whether its hashes are asked for a number of lanes.
    static var takesLanes: Bool { get }

    /// What can be chosen.
    /// - Parameters:
    ///   - name: one of `tuningNames`; any other means the first.
    ///   - lanes: how many lanes, where the scheme takes them.
    static func tuningScheme(named name: String, lanes: UInt32) -> TuningScheme
}

extension TunablePasswordHash {
    public static var tuningNames: [String] { [scheme.name] }

    public static var takesLanes: Bool { false }
}

extension SchemeRegistry {
    /// The schemes whose costs can be tuned.
    public var tunableTypes: [any TunablePasswordHash.Type] { types.compactMap { $0 as? any TunablePasswordHash.Type } }

    /// The names that can be tuned.
    public var tunableNames: [String] { tunableTypes.flatMap { $0.tuningNames } }
}

/// The costs of one choice: how a search compares them, and what it measures.
public protocol TuningCosts: Sendable, Hashable, CustomStringConvertible {
    /// What derives the keys of such hashes.
    associatedtype Function: DerivationFunction

    /// The scheme.
    static var tunedScheme: Scheme { get }

    /// The function of these costs.
    var function: Function { get }

    /// The bytes that make a guess dear.
    var guessMemory: UInt64 { get }

    /// What a guess costs beside its memory, in a unit of the scheme's own.
    var guessWork: UInt64 { get }

    /// The bytes that one verification holds, and that a pool reserves for it.
    var reservedMemory: UInt64 { get }

    /// The costs one by one, named as the options of a new hash are.
    var namedCosts: [HashParameter] { get }

    /// What a verification is put through, with a salt of its own.
    var measuredDerivation: KeyDerivation { get }
}

extension TuningCosts {
    public var guessMemory: UInt64 { function.cost.memory }

    public var guessWork: UInt64 { function.cost.work }

    public var reservedMemory: UInt64 { function.cost.memory }

    public var measuredDerivation: KeyDerivation { KeyDerivation(function, salt: .random()) }
}
