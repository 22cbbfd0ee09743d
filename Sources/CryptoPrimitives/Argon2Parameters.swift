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
}
