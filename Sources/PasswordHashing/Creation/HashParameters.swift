/// The costs that a new hash of a scheme is made with.
public protocol HashParameters: Sendable, Hashable {
    /// What derives the keys of such hashes.
    associatedtype Function: DerivationFunction

    /// The function of these costs.
    var function: Function { get }

    /// Reads the costs of a text such as `m=64MiB,t=3,p=1`.
    /// - Parameter name: the scheme or variant that the text names before them.
    /// - Throws: what is missing or out of range.
    init(_ costs: inout CostText, named name: String) throws(PreferredHashError)

    /// The scheme's or variant's name, as `init(_:named:)` takes it.
    var name: String { get }

    /// The costs as `init(_:named:)` reads them.
    var costText: String { get }
}

extension HashParameters {
    /// What making a hash of these parameters costs, and verifying it.
    public var hashCost: HashCost { function.cost }
}
