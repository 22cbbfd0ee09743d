/// The costs that a new hash of a scheme is made with.
public protocol HashParameters: Sendable, Hashable {
    /// What making a hash of these parameters costs, and verifying it.
    var hashCost: HashCost { get }

    /// The first cost that is over the limits of a reader, or nil: what a hash of these parameters would be refused for.
    func violation(of limits: HashLimits) -> LimitViolation?
}
