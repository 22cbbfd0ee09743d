public import PasswordHashing

/// What a job of a `HashingPool` takes: jobs of the same cost may be computed side by side by one thread.
public struct HashingJobCost: Sendable, Hashable {
    /// The scheme that is computed.
    public let scheme: Scheme
    /// The bytes held while computing: what counts against the pool's budget.
    public internal(set) var memory: UInt64
    /// How often the scheme's inner function runs, as in `HashCost`.
    public let work: UInt64
    /// What computes, where the pool knows: only jobs of one function are computed together.
    private(set) var function: HashableFunction?
    /// How many are worth computing together.
    var batchCount = 1

    /// Makes the cost of a job that computes alone.
    public init(scheme: Scheme, memory: UInt64, work: UInt64) {
        self.scheme = scheme
        self.memory = memory
        self.work = work
    }

    /// The cost of verifying a hash.
    public init(of hash: any PasswordHash) {
        self.init(scheme: type(of: hash).scheme, memory: hash.cost.memory, work: hash.cost.work)
    }

    /// The same, of a job that may be computed beside others of its function.
    func computed(by function: any DerivationFunction, passwordByteCount: Int) -> HashingJobCost {
        var cost = self
        cost.function = HashableFunction(function)
        cost.batchCount = function.batchCount(passwordByteCount: passwordByteCount)
        return cost
    }
}
