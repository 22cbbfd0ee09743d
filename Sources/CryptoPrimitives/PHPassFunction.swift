internal import CHashKernels

/// The digest of PHPass: MD5, iterated, computed by our own kernels or by libcrypto.
public enum PHPassFunction {
    /// The salt's length in bytes.
    public static let saltByteCount = 8

    /// Computes MD5(salt . password), then 2^`countLog2` times MD5(digest . password), and blocks as long as that takes.
    /// - Parameter countLog2: 0 to 30.
    /// - Throws: `invalidParameter` for a count or a salt of another length, `backend` where libcrypto has no MD5.
    public static func digest(
        password: Span<UInt8>, salt: Span<UInt8>, countLog2: Int
    ) throws(PrimitiveError) -> SecretBytes {
        guard 0...30 ~= countLog2 else { throw .invalidParameter("count") }
        guard salt.count == saltByteCount else { throw .invalidParameter("salt length") }
        guard let kernel = PHPassKernel.best(for: 1) else {
            return try SecretBytes(joining: salt, password).withBytes { first throws(PrimitiveError) in
                try MessageDigest.md5.stockIteratedDigest(first: first, suffix: password, iterations: 1 << countLog2)
            }
        }
        return try unsafe KernelJob.run(
            password: password, salt: salt, outputByteCount: MessageDigest.md5.byteCount, memoryByteCount: 0
        ) { unsafe kernel.compute(iterations: 1 << UInt32(countLog2), $0) }
    }

    /// Computes the digest of each input with the same count, in the order of the inputs.
    ///
    /// Blocks until the last is computed, many at once on this thread where a kernel serves. A password of more than 39
    /// bytes gains nothing from that, as it shares no block of MD5 with the digest.
    /// - Throws: as `digest`.
    public static func digests(
        _ inputs: [DerivationInput], countLog2: Int
    ) throws(PrimitiveError) -> [SharedSecretBytes] {
        guard 0...30 ~= countLog2 else { throw .invalidParameter("count") }
        guard inputs.allSatisfy({ $0.salt.count == saltByteCount }) else { throw .invalidParameter("salt length") }
        var digests: [SharedSecretBytes] = []
        var rest = inputs[...]
        while let first = rest.first {
            guard let kernel = PHPassKernel.best(for: rest.count), kernel.width > 1 else {
                let digest = try first.password.withBytes { password throws(PrimitiveError) in
                    try self.digest(password: password, salt: first.salt.span, countLog2: countLog2)
                }
                digests.append(SharedSecretBytes(digest))
                rest.removeFirst()
                continue
            }
            let part = rest.prefix(kernel.width)
            digests += try unsafe KernelJob.run(
                part, outputByteCount: MessageDigest.md5.byteCount, memoryByteCount: 0
            ) { unsafe kernel.compute(iterations: 1 << UInt32(countLog2), $0) }
            rest.removeFirst(part.count)
        }
        return digests
    }

    /// How many passwords of a length are worth computing together on one thread: 1 where no kernel serves, and where a
    /// password shares no block of MD5 with the digest.
    public static func batchCount(passwordByteCount: Int) -> Int {
        guard passwordByteCount <= Int(PHPASS_ONE_BLOCK_PASSWORD_COUNT) else { return 1 }
        return PHPassKernel.best(for: PHPassKernel.avx512.width)?.width ?? 1
    }
}
