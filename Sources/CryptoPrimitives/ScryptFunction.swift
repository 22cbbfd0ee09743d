internal import COpenSSL
internal import CScrypt

/// The scrypt KDF of RFC 7914.
public enum ScryptFunction {
    /// Which library computes; all give the same bytes.
    public enum Backend: Sendable, Hashable, CaseIterable {
        /// OpenSSL's `EVP_PBE_scrypt`, the faster of the libraries: see Benchmarks/RESULTS.md.
        case openSSL
        /// libscrypt, kept as the differential test of the others.
        case libscrypt
    }

    /// RFC 7914, section 6: p is at most ((2^32 - 1) * 32) / (128 r), which libraries narrow to r * p < 2^30.
    public static let maximumBlockProduct: UInt64 = (1 << 30) - 1

    /// Whether the algorithm is defined for these parameters: N a power of two above 1 and below 2^(128 r / 8).
    public static func isDefined(costN: UInt64, blockSize: UInt32, parallelism: UInt32) -> Bool {
        guard costN > 1, costN & (costN - 1) == 0, blockSize > 0, parallelism > 0 else { return false }
        guard UInt64(blockSize) * UInt64(parallelism) <= maximumBlockProduct else { return false }
        return blockSize >= 4 || costN < (1 << (16 * UInt64(blockSize)))
    }

    /// The bytes held while computing, saturated: 128 r (N + p + 4), of which OpenSSL counts and holds N + p + 2.
    public static func memory(costN: UInt64, blockSize: UInt32, parallelism: UInt32) -> UInt64 {
        let (sum, overflow) = costN.addingReportingOverflow(UInt64(parallelism) + 4)
        let (product, overflowed) = sum.multipliedReportingOverflow(by: 128 * UInt64(blockSize))
        return overflow || overflowed ? .max : product
    }

    /// Derives `outputByteCount` bytes, and blocks for as long as N, r and p take.
    /// - Parameters:
    ///   - costN: the cost N itself, not its logarithm.
    ///   - blockSize: r, in units of 128 bytes.
    ///   - backend: the library that computes; nil is our own kernel, or OpenSSL where none serves.
    /// - Throws: `invalidParameter` or `outOfMemory`.
    public static func deriveKey(
        password: Span<UInt8>, salt: Span<UInt8>, costN: UInt64, blockSize: UInt32, parallelism: UInt32,
        outputByteCount: Int, backend: Backend? = nil
    ) throws(PrimitiveError) -> SecretBytes {
        guard isDefined(costN: costN, blockSize: blockSize, parallelism: parallelism) else {
            throw .invalidParameter("N, r or p")
        }
        guard outputByteCount > 0 else { throw .invalidParameter("output length") }
        let memory = memory(costN: costN, blockSize: blockSize, parallelism: parallelism)
        guard memory < UInt64(Int.max) else { throw .outOfMemory }
        let parameters = ScryptKernel.Parameters(
            costN: costN, blockSize: blockSize, parallelism: parallelism, outputByteCount: outputByteCount)
        if backend == nil, parameters.areServed, let kernel = ScryptKernel.best(for: 1) {
            return try unsafe KernelJob.run(
                password: password, salt: salt, outputByteCount: outputByteCount,
                memoryByteCount: ScryptKernel.memoryByteCount(parameters)
            ) { unsafe kernel.compute(parameters, $0) }
        }
        var output = SecretBytes(count: outputByteCount)
        let succeeded = unsafe output.withMutableBuffer { output in
            unsafe password.withUnsafeBufferPointer { password in
                unsafe salt.withUnsafeBufferPointer { salt in
                    unsafe derive(
                        password, salt, costN, blockSize, parallelism, memory, into: output,
                        with: backend ?? .openSSL)
                }
            }
        }
        // The parameters are in range, so what is left to fail is the allocation.
        guard succeeded else { throw .outOfMemory }
        return output
    }

    /// Derives a key from each input with the same parameters, in the order of the inputs.
    ///
    /// Blocks until the last is derived: up to eight are computed at once on this thread, and hold their memory at the
    /// same time. What one fails with fails all, and no key is left behind.
    /// - Throws: as `deriveKey`.
    public static func deriveKeys(
        _ inputs: [DerivationInput], costN: UInt64, blockSize: UInt32, parallelism: UInt32, outputByteCount: Int
    ) throws(PrimitiveError) -> [SharedSecretBytes] {
        let parameters = ScryptKernel.Parameters(
            costN: costN, blockSize: blockSize, parallelism: parallelism, outputByteCount: outputByteCount)
        let isServed =
            isDefined(costN: costN, blockSize: blockSize, parallelism: parallelism) && parameters.areServed
            && outputByteCount > 0
        var keys: [SharedSecretBytes] = []
        for part in inputs.evenParts(width: ScryptKernel.width) {
            if isServed, let kernel = ScryptKernel.best(for: part.count), kernel != .single {
                keys += try unsafe KernelJob.run(
                    part, outputByteCount: outputByteCount, memoryByteCount: ScryptKernel.memoryByteCount(parameters)
                ) { unsafe kernel.compute(parameters, $0) }
                continue
            }
            for input in part {
                let key = try input.password.withBytes { password throws(PrimitiveError) in
                    try deriveKey(
                        password: password, salt: input.salt.span, costN: costN, blockSize: blockSize,
                        parallelism: parallelism, outputByteCount: outputByteCount)
                }
                keys.append(SharedSecretBytes(key))
            }
        }
        return keys
    }

    /// How many hashes of these parameters are worth computing together on one thread: 1 where no kernel serves.
    public static func batchCount(costN: UInt64, blockSize: UInt32, parallelism: UInt32) -> Int {
        guard ScryptKernel.Parameters.areServed(costN: costN, blockSize: blockSize, parallelism: parallelism) else {
            return 1
        }
        // Eight take twice the time of one with AVX-512, three times with AVX2.
        return switch ScryptKernel.best(for: ScryptKernel.width) {
        case .avx512, .avx2: ScryptKernel.width
        case .single, nil: 1
        }
    }

    private static func derive(
        _ password: UnsafeBufferPointer<UInt8>, _ salt: UnsafeBufferPointer<UInt8>,
        _ costN: UInt64, _ blockSize: UInt32, _ parallelism: UInt32, _ memory: UInt64,
        into output: UnsafeMutableBufferPointer<UInt8>, with backend: Backend
    ) -> Bool {
        // An empty Swift buffer may have no address, which OpenSSL reads as "parameter check only".
        var empty: UInt8 = 0
        return unsafe withUnsafePointer(to: &empty) { empty in
            let passwordBytes = unsafe password.baseAddress ?? empty
            let saltBytes = unsafe salt.baseAddress ?? empty
            // SAFETY: each pointer is valid for the count beside it, `output` for writing.
            switch backend {
            case .openSSL:
                return unsafe passwordBytes.withMemoryRebound(to: CChar.self, capacity: password.count) {
                    unsafe EVP_PBE_scrypt(
                        $0, password.count, saltBytes, salt.count, costN, UInt64(blockSize), UInt64(parallelism),
                        memory, output.baseAddress, output.count) == 1
                }
            case .libscrypt:
                return unsafe libscrypt_scrypt(
                    passwordBytes, password.count, saltBytes, salt.count, costN, blockSize, parallelism,
                    output.baseAddress, output.count) == 0
            }
        }
    }
}
