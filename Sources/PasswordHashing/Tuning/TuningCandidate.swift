/// A choice of costs that tuning considers.
public struct TuningCandidate: Sendable {
    /// The costs, of whichever scheme.
    public let costs: any TuningCosts
    /// The bytes that make a guess dear: of scrypt RFC 7914's V, of bcrypt its four S-boxes.
    public let memory: UInt64
    /// What a guess costs, in the scheme's own unit: bytes filled (Argon2, m t) or mixed (scrypt, 128 N r p), key
    /// expansions (bcrypt), digests (PHPass).
    public let work: UInt64

    /// Makes a choice.
    public init(_ costs: any TuningCosts) {
        self.costs = costs
        (memory, work) = (costs.guessMemory, costs.guessWork)
    }

    /// The bytes that one verification holds, and that a pool reserves for it.
    public var reservedMemory: UInt64 { costs.reservedMemory }

    /// Whether the costs are within what a reader pays: what a verifier would refuse is of no use.
    public func isWithin(_ limits: HashLimits) -> Bool {
        costs.derivationFunction.violation(of: limits, in: costs.scheme) == nil
    }

    /// Whether guessing costs at least as much as with another choice of the same scheme: no less memory, which bounds
    /// how many guesses run side by side, and no less work. Lanes and the digest's length do not count.
    public func isAtLeastAsStrong(as other: TuningCandidate) -> Bool {
        memory >= other.memory && work >= other.work
    }

    /// Whether this is preferred where both meet the goal: the most memory, then the most work.
    package func isPreferred(to other: TuningCandidate) -> Bool {
        (memory, work) > (other.memory, other.work)
    }
}

extension TuningCandidate: Hashable {
    public static func == (left: Self, right: Self) -> Bool {
        left.memory == right.memory && left.work == right.work && left.costs.erased == right.costs.erased
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(memory)
        hasher.combine(work)
    }
}

extension TuningCandidate: CustomStringConvertible {
    /// The costs as the scheme names them: `m=64MiB t=3 p=1`, `N=2^17 r=8 p=1`, `cost=12`, `count=2^13`.
    public var description: String { costs.description }
}

extension TuningCosts {
    fileprivate var erased: AnyHashable { AnyHashable(self) }

    fileprivate var scheme: Scheme { Self.tunedScheme }

    fileprivate var derivationFunction: any DerivationFunction { function }
}
