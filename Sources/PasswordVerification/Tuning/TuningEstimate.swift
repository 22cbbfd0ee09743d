public import PasswordHashing

/// What a choice is known, or predicted, to take on this machine.
public struct TuningEstimate: Sendable, Hashable {
    /// The choice.
    public let candidate: TuningCandidate
    /// Seconds, in the median, of one verification alone.
    public let latency: Double
    /// Whether `latency` was measured: otherwise it follows from measurements of other choices.
    public let isMeasured: Bool
    /// Log-ins a second at the goal's concurrency.
    public let loginsPerSecond: Double
    /// Whether `loginsPerSecond` was measured.
    public let isRateMeasured: Bool
}
