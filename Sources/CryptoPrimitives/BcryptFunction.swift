/// bcrypt computed by our own kernels; where none serves it is `CryptFunction`'s.
public enum BcryptFunction {
    /// How a password becomes a key: crypt(5).
    public enum Variant: Sendable, Hashable, CaseIterable {
        /// `$2a$`: with a guard against passwords that collide under `$2x$`.
        case a
        /// `$2b$` and `$2y$`: as specified.
        case b
        /// `$2x$`: with the sign extension of bytes over 0x7F.
        case x
    }

    /// bcrypt keeps 23 of the 24 bytes that it computes.
    public static let digestByteCount = 23

    /// The salt's length in bytes.
    public static let saltByteCount = 16

    /// The bytes of a key: 18 words of 4, Blowfish's subkeys.
    public static let keyByteCount = 72

    /// Computes the digest of one password; nil where no kernel serves that is faster than libxcrypt.
    ///
    /// Otherwise as `digests`.
    public static func digest(
        password: Span<UInt8>, salt: Span<UInt8>, variant: Variant, cost: Int
    ) throws(PrimitiveError) -> SecretBytes? {
        guard 4...31 ~= cost else { throw .invalidParameter("cost") }
        guard salt.count == saltByteCount else { throw .invalidParameter("salt length") }
        // The portable form alone is as fast as libxcrypt, no faster.
        guard let kernel = BcryptKernel.best, kernel == .avx2 else { return nil }
        return try unsafe KernelJob.run(
            password: password, salt: salt, outputByteCount: digestByteCount, memoryByteCount: 0
        ) { unsafe kernel.compute(variant, cost: cost, $0) }
    }

    /// Computes the digest of each input at the same cost, in the order of the inputs; nil where no kernel serves.
    ///
    /// Blocks until the last is computed, up to four at once on this thread. A password ends at its first NUL or after
    /// 72 bytes, whichever comes first.
    /// - Parameter cost: log2 of the iterations, 4 to 31.
    /// - Throws: `invalidParameter` for a cost or a salt of another length.
    public static func digests(
        _ inputs: [DerivationInput], variant: Variant, cost: Int
    ) throws(PrimitiveError) -> [SharedSecretBytes]? {
        guard 4...31 ~= cost else { throw .invalidParameter("cost") }
        guard inputs.allSatisfy({ $0.salt.count == saltByteCount }) else { throw .invalidParameter("salt length") }
        guard let kernel = BcryptKernel.best else { return nil }
        var digests: [SharedSecretBytes] = []
        for part in inputs.evenParts(width: BcryptKernel.width) {
            digests += try unsafe KernelJob.run(part, outputByteCount: digestByteCount, memoryByteCount: 0) {
                unsafe kernel.compute(variant, cost: cost, $0)
            }
        }
        return digests
    }

    /// Computes the digest of a whole key, which may have NULs anywhere: of a password that a writer takes for counted bytes,
    /// or of `$2$`.
    ///
    /// libxcrypt takes no such key, so that our own code computes it, whatever the level of the kernels.
    /// - Parameters:
    ///   - key: 72 bytes: the password, and the NUL behind it but for `$2$`, over and over.
    ///   - cost: log2 of the iterations, 4 to 31.
    /// - Throws: `invalidParameter` for a cost, or a key or salt of another length.
    public static func digest(
        key: Span<UInt8>, salt: Span<UInt8>, cost: Int
    ) throws(PrimitiveError) -> SecretBytes {
        guard 4...31 ~= cost else { throw .invalidParameter("cost") }
        guard salt.count == saltByteCount else { throw .invalidParameter("salt length") }
        guard key.count == keyByteCount else { throw .invalidParameter("key length") }
        let kernel = BcryptKernel.best ?? .portable
        return try unsafe KernelJob.run(
            password: key, salt: salt, outputByteCount: digestByteCount, memoryByteCount: 0
        ) { unsafe kernel.compute(nil, cost: cost, $0) }
    }

    /// How many are worth computing together on one thread: 1 where no kernel serves.
    public static var batchCount: Int { BcryptKernel.best == nil ? 1 : BcryptKernel.width }
}
