/// What the hashes of one Argon2 batch share.
struct Argon2Parameters {
    let variant: Argon2Function.Variant
    let version: Argon2Function.Version
    /// KiB.
    let memory: UInt32
    let iterations: UInt32
    let parallelism: UInt32
    let outputCount: UInt32

    /// Whether RFC 9106, section 3.1, defines Argon2 for them and for these lengths, of which libargon2 wants eight bytes
    /// of salt (argon2.h, ARGON2_MIN_SALT_LENGTH).
    ///
    /// Only then a kernel computes: what is wrong otherwise is libargon2's to say.
    func areDefined(passwordCount: Int, saltCount: Int) -> Bool {
        passwordCount <= UInt32.max && 8...Int(UInt32.max) ~= saltCount && outputCount >= 4 && iterations >= 1
            && 1...0xFF_FFFF ~= parallelism && memory >= 8 * parallelism
    }

    /// Whether several hashes at once take less time than one after the other.
    var gainFromCompany: Bool { Self.gainFromCompany(memory: memory, parallelism: parallelism) }

    /// Hashes take turns while they wait for memory. Those that fit into the caches do not wait for it, and would evict
    /// each other from there; the lanes of one hash take turns among themselves. (Measured: from 32 MiB on two take three
    /// quarters of the time.)
    static func gainFromCompany(memory: UInt32, parallelism: UInt32) -> Bool {
        memory >= 32 << 10 && parallelism == 1
    }
}
