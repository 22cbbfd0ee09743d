/// What one verification costs, known before it starts.
public struct HashCost: Sendable, Hashable {
    /// The bytes held while computing.
    public let memory: UInt64
    /// The threads that compute.
    public let threads: Int
    /// How often the scheme's inner function runs: Argon2 blocks filled, scrypt block mixes, bcrypt key
    /// expansions, digests. Comparable within a scheme only.
    public let work: UInt64

    init(memory: UInt64 = 0, threads: Int = 1, work: UInt64) {
        self.memory = memory
        self.threads = threads
        self.work = work
    }
}
