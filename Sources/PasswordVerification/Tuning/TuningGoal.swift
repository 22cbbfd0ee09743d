internal import PasswordHashing

/// What the parameters must meet.
public struct TuningGoal: Sendable, Hashable {
    /// What a choice is measured against.
    public enum Constraint: String, Sendable, Hashable, CaseIterable {
        /// The median time of one verification alone.
        case latency
        /// The memory of as many verifications as run at once.
        case memory
        /// Log-ins a second.
        case rate
    }

    /// How far over the target counts as meeting it: without it two runs that differ by the noise of a quiet machine
    /// would choose differently.
    public static let slack = 0.03

    /// Seconds that one verification alone may take, in the median.
    public var target: Double
    /// Bytes that all running verifications may hold together.
    public var memoryBudget: UInt64
    /// Verifications that run at once.
    public var concurrency: Int
    /// Log-ins a second that must be sustained, where that matters.
    public var loginsPerSecond: Double?

    public init(target: Double, memoryBudget: UInt64, concurrency: Int, loginsPerSecond: Double? = nil) {
        self.target = target
        self.memoryBudget = memoryBudget
        self.concurrency = concurrency
        self.loginsPerSecond = loginsPerSecond
    }

    /// The bytes that one verification may hold.
    public var memoryShare: UInt64 { memoryBudget / UInt64(concurrency) }

    /// How many times over each constraint an estimate is, the worst first: up to 1 it is met.
    func excesses(of estimate: TuningEstimate) -> [(constraint: Constraint, factor: Double)] {
        var excesses: [(constraint: Constraint, factor: Double)] = [
            (.latency, estimate.latency / (target * (1 + Self.slack))),
            (.memory, Double(estimate.candidate.reservedMemory) / Double(max(memoryShare, 1))),
        ]
        if let loginsPerSecond {
            excesses.append((.rate, loginsPerSecond / (estimate.loginsPerSecond * (1 + Self.slack))))
        }
        return excesses.sorted { $0.factor > $1.factor }
    }

    /// The constraints that an estimate does not meet, the worst first.
    public func violations(of estimate: TuningEstimate) -> [Constraint] {
        excesses(of: estimate).filter { $0.factor > 1 }.map(\.constraint)
    }
}
