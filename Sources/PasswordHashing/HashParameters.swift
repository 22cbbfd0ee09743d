/// The costs that a new hash of a scheme is made with.
public protocol HashParameters: Sendable, Hashable {
    /// The first cost that is over the limits of a reader, or nil: what a hash of these parameters would be refused for.
    func violation(of limits: HashLimits) -> LimitViolation?
}
