public import PasswordHashing

/// A measurement that the search asks for.
public enum TuningStep: Sendable, Hashable {
    /// Verifications one after the other, with nothing beside them.
    case alone(TuningCandidate, samples: Int)
    /// Verifications on as many threads as the goal's concurrency, so many on each.
    case loaded(TuningCandidate, samplesPerThread: Int)

    /// What is measured.
    public var candidate: TuningCandidate {
        switch self {
        case .alone(let candidate, _), .loaded(let candidate, _): candidate
        }
    }
}

/// What verifications at the goal's concurrency took.
public struct LoadedMeasurement: Sendable, Hashable {
    /// The latency of each.
    public let latency: LatencySamples
    /// How many a second all threads finished together.
    public let loginsPerSecond: Double

    public init(latency: LatencySamples, loginsPerSecond: Double) {
        self.latency = latency
        self.loginsPerSecond = loginsPerSecond
    }
}
