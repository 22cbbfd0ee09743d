/// PBKDF2 (RFC 8018, section 5.2) with HMAC and any digest, computed by our own kernels or by libcrypto.
public enum PBKDF2Function {
    /// The longest output that RFC 8018 allows, in bytes: 2^32 - 1 digests.
    public static func maximumOutputByteCount(_ digest: MessageDigest) -> Int {
        Int(UInt32.max) * digest.byteCount
    }

    /// Derives `outputByteCount` bytes, and blocks for as long as the iterations take, which each digest's length of output
    /// that is begun has anew.
    /// - Parameter iterations: at least 1.
    /// - Throws: `invalidParameter`, or `backend` where this libcrypto does not offer the digest.
    public static func deriveKey(
        password: Span<UInt8>, salt: Span<UInt8>, digest: MessageDigest, iterations: UInt32, outputByteCount: Int
    ) throws(PrimitiveError) -> SecretBytes {
        try check(digest, iterations, outputByteCount)
        guard let kernel = PBKDF2Kernel.best(for: digest, count: 1) else {
            return try stockKey(
                password: password, salt: salt, digest: digest, iterations: iterations, outputByteCount: outputByteCount
            )
        }
        return try unsafe KernelJob.run(
            password: password, salt: salt, outputByteCount: outputByteCount, memoryByteCount: 0
        ) { unsafe kernel.compute(iterations: iterations, outputByteCount: outputByteCount, $0) }
    }

    /// Derives a key from each input with the same parameters, in the order of the inputs.
    ///
    /// Blocks until the last is derived, several at once on this thread where a kernel serves.
    /// - Throws: as `deriveKey`.
    public static func deriveKeys(
        _ inputs: [DerivationInput], digest: MessageDigest, iterations: UInt32, outputByteCount: Int
    ) throws(PrimitiveError) -> [SharedSecretBytes] {
        try check(digest, iterations, outputByteCount)
        var keys: [SharedSecretBytes] = []
        var rest = inputs[...]
        while let first = rest.first {
            guard let kernel = PBKDF2Kernel.best(for: digest, count: rest.count), kernel.width > 1 else {
                let key = try first.password.withBytes { password throws(PrimitiveError) in
                    try deriveKey(
                        password: password, salt: first.salt.span, digest: digest, iterations: iterations,
                        outputByteCount: outputByteCount)
                }
                keys.append(SharedSecretBytes(key))
                rest.removeFirst()
                continue
            }
            let part = rest.prefix(kernel.width)
            keys += try unsafe KernelJob.run(part, outputByteCount: outputByteCount, memoryByteCount: 0) {
                unsafe kernel.compute(iterations: iterations, outputByteCount: outputByteCount, $0)
            }
            rest.removeFirst(part.count)
        }
        return keys
    }

    /// How many keys of a digest are worth deriving together on one thread: 1 where no kernel serves.
    ///
    /// The number that gives the least mean time of those who wait; `deriveKeys` takes any number.
    public static func batchCount(digest: MessageDigest) -> Int { PBKDF2Kernel.batchCount(digest) }

    private static func check(
        _ digest: MessageDigest, _ iterations: UInt32, _ outputByteCount: Int
    ) throws(PrimitiveError) {
        guard iterations > 0 else { throw .invalidParameter("iterations") }
        guard 1...maximumOutputByteCount(digest) ~= outputByteCount else { throw .invalidParameter("output length") }
    }

    /// Derives one key with libcrypto, whatever the kernels are.
    static func stockKey(
        password: Span<UInt8>, salt: Span<UInt8>, digest: MessageDigest, iterations: UInt32, outputByteCount: Int
    ) throws(PrimitiveError) -> SecretBytes {
        var output = SecretBytes(count: outputByteCount)
        let succeeded = unsafe output.withMutableBuffer { output in
            unsafe password.withUnsafeBufferPointer { password in
                unsafe salt.withUnsafeBufferPointer { salt in
                    unsafe LibcryptoAlgorithms.offering(digest)?.derivePBKDF2(
                        password, salt, digest, iterations: iterations, into: output) ?? false
                }
            }
        }
        guard succeeded else { throw .backend(library: "libcrypto", code: 0) }
        return output
    }
}
