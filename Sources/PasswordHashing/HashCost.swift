/// What one verification costs, known before it starts.
public struct HashCost: Sendable, Hashable {
    /// The bytes held while computing.
    public let memory: UInt64
    /// The threads that compute: one, whatever the hash asks for (decision 006).
    public var threads: Int { 1 }
    /// How often the scheme's inner function runs, in `unit`.
    public let work: UInt64
    /// What `work` counts. Works of one unit compare, others do not.
    public let unit: WorkUnit

    /// Makes a cost.
    public init(memory: UInt64 = 0, work: UInt64, unit: WorkUnit) {
        self.memory = memory
        self.work = work
        self.unit = unit
    }

    /// Roughly how long it takes on one core: for orders and budgets, never for a verdict.
    public var estimatedMilliseconds: Double { Double(work) / Double(unit.perMillisecond) }
}

/// What the work of a function counts, and how much of it a reader pays for.
///
/// A unit stands beside its function, with the reason of its limit.
public struct WorkUnit: Sendable, Hashable {
    /// The unit in the plural, as people read it: "key expansions".
    public let name: String
    /// The most that a reader pays for one hash, unless its `HashLimits` say otherwise.
    public let defaultLimit: UInt64
    /// Roughly how much one core does in a millisecond.
    public let perMillisecond: UInt64

    /// Makes a unit.
    public init(_ name: String, defaultLimit: UInt64, perMillisecond: UInt64) {
        self.name = name
        self.defaultLimit = defaultLimit
        self.perMillisecond = max(perMillisecond, 1)
    }
}
