/// What one verification costs, known before it starts.
public struct HashCost: Sendable, Hashable {
    /// The bytes held while computing.
    public let memory: UInt64
    /// The threads that compute: one, whatever the hash asks for (decision 006).
    public var threads: Int { 1 }
    /// How often the scheme's inner function runs: Argon2 blocks filled, scrypt block mixes, bcrypt key
    /// expansions, digests. Comparable within a scheme only.
    public let work: UInt64

    init(memory: UInt64 = 0, work: UInt64) {
        self.memory = memory
        self.work = work
    }
}
