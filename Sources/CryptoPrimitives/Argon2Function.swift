internal import CArgon2

/// The Argon2 KDF of RFC 9106, computed on the calling thread by our own kernels, or by libargon2.
public enum Argon2Function {
    /// Which memory access pattern is used: RFC 9106, section 3.4.
    public enum Variant: UInt32, Sendable, Hashable, CaseIterable {
        case argon2d = 0
        case argon2i = 1
        case argon2id = 2
    }

    /// The version number that enters the hash: 0x10 (before 2016) or 0x13 (RFC 9106).
    public enum Version: UInt32, Sendable, Hashable, CaseIterable {
        case v16 = 0x10
        case v19 = 0x13
    }

    /// Derives `outputByteCount` bytes, and blocks for as long as `memory` and `iterations` take.
    ///
    /// The lanes of `parallelism` are computed on this thread (in turns by a kernel, one after the other by libargon2):
    /// the result is the same, and no thread is started behind the caller's back. The memory is cleared.
    /// - Parameters:
    ///   - memory: KiB, at least 8 times `parallelism`.
    ///   - outputByteCount: bytes, at least 4.
    /// - Throws: `invalidParameter`, `outOfMemory`, or `backend` with libargon2's code.
    public static func deriveKey(
        password: Span<UInt8>, salt: Span<UInt8>, variant: Variant, version: Version,
        memory: UInt32, iterations: UInt32, parallelism: UInt32, outputByteCount: Int
    ) throws(PrimitiveError) -> SecretBytes {
        guard let outputCount = UInt32(exactly: outputByteCount) else { throw .invalidParameter("output length") }
        let parameters = Argon2Parameters(
            variant: variant, version: version, memory: memory, iterations: iterations, parallelism: parallelism,
            outputCount: outputCount)
        guard parameters.areDefined(passwordCount: password.count, saltCount: salt.count),
            let kernel = Argon2Kernel.best
        else { return try stockKey(password: password, salt: salt, parameters) }
        return try unsafe KernelJob.run(
            password: password, salt: salt, outputByteCount: outputByteCount,
            memoryByteCount: Argon2Kernel.memoryByteCount(parameters)
        ) { unsafe kernel.compute(parameters, $0) }
    }

    /// Derives `outputByteCount` bytes of a secret key and associated data as well (K and X of RFC 9106, section 3.1).
    ///
    /// libargon2 computes it, whatever the kernels are; otherwise as without them.
    public static func deriveKey(
        password: Span<UInt8>, salt: Span<UInt8>, secret: Span<UInt8>, associatedData: Span<UInt8>, variant: Variant,
        version: Version, memory: UInt32, iterations: UInt32, parallelism: UInt32, outputByteCount: Int
    ) throws(PrimitiveError) -> SecretBytes {
        guard let outputCount = UInt32(exactly: outputByteCount) else { throw .invalidParameter("output length") }
        let parameters = Argon2Parameters(
            variant: variant, version: version, memory: memory, iterations: iterations, parallelism: parallelism,
            outputCount: outputCount)
        return try stockKey(
            password: password, salt: salt, secret: secret, associatedData: associatedData, parameters)
    }

    /// Derives a key from each input with the same parameters, in the order of the inputs.
    ///
    /// Blocks until the last is derived: up to four are computed at once on this thread, and hold their memory at the
    /// same time. What one fails with fails all, and no key is left behind.
    /// - Throws: as `deriveKey`.
    public static func deriveKeys(
        _ inputs: [DerivationInput], variant: Variant, version: Version, memory: UInt32, iterations: UInt32,
        parallelism: UInt32, outputByteCount: Int
    ) throws(PrimitiveError) -> [SharedSecretBytes] {
        guard let outputCount = UInt32(exactly: outputByteCount) else { throw .invalidParameter("output length") }
        let parameters = Argon2Parameters(
            variant: variant, version: version, memory: memory, iterations: iterations, parallelism: parallelism,
            outputCount: outputCount)
        let areDefined = inputs.allSatisfy {
            parameters.areDefined(passwordCount: $0.password.count, saltCount: $0.salt.count)
        }
        var keys: [SharedSecretBytes] = []
        guard areDefined, let kernel = Argon2Kernel.best else {
            for input in inputs {
                let key = try input.password.withBytes { password throws(PrimitiveError) in
                    try stockKey(password: password, salt: input.salt.span, parameters)
                }
                keys.append(SharedSecretBytes(key))
            }
            return keys
        }
        let width = parameters.gainFromCompany ? Argon2Kernel.width : 1
        for part in inputs.evenParts(width: width) {
            keys += try unsafe KernelJob.run(
                part, outputByteCount: outputByteCount, memoryByteCount: Argon2Kernel.memoryByteCount(parameters)
            ) { unsafe kernel.compute(parameters, $0) }
        }
        return keys
    }

    /// How many hashes of these parameters are worth computing together on one thread: 1 where no kernel serves.
    ///
    /// Two give the least mean time of those who wait; four together (`deriveKeys` takes any number) the most hashes.
    /// - Parameter memory: KiB.
    public static func batchCount(memory: UInt32, parallelism: UInt32) -> Int {
        let gain = Argon2Parameters.gainFromCompany(memory: memory, parallelism: parallelism)
        return gain && Argon2Kernel.best != nil ? 2 : 1
    }

    /// Derives one key with libcrypto, whatever the kernels are; nil where it has no Argon2, as before OpenSSL 3.2.
    static func libcryptoKey(
        password: Span<UInt8>, salt: Span<UInt8>, _ parameters: Argon2Parameters
    ) throws(PrimitiveError) -> SecretBytes? {
        var output = SecretBytes(count: Int(parameters.outputCount))
        let succeeded = unsafe output.withMutableBuffer { output in
            unsafe password.withUnsafeBufferPointer { password in
                unsafe salt.withUnsafeBufferPointer { salt in
                    unsafe LibcryptoAlgorithms.deriveArgon2(password, salt, parameters, into: output)
                }
            }
        }
        guard let succeeded else { return nil }
        guard succeeded else { throw .backend(library: "libcrypto", code: 0) }
        return output
    }

    /// Derives one key with libargon2, whatever the kernels are.
    static func stockKey(
        password: Span<UInt8>, salt: Span<UInt8>, secret: Span<UInt8> = Span(), associatedData: Span<UInt8> = Span(),
        _ parameters: Argon2Parameters
    ) throws(PrimitiveError) -> SecretBytes {
        guard let passwordCount = UInt32(exactly: password.count) else { throw .invalidParameter("password length") }
        guard let saltCount = UInt32(exactly: salt.count) else { throw .invalidParameter("salt length") }
        guard let secretCount = UInt32(exactly: secret.count) else { throw .invalidParameter("secret length") }
        guard let dataCount = UInt32(exactly: associatedData.count) else {
            throw .invalidParameter("associated data length")
        }
        var output = SecretBytes(count: Int(parameters.outputCount))
        let code = unsafe output.withMutableBuffer { output in
            unsafe password.withUnsafeBufferPointer { password in
                unsafe salt.withUnsafeBufferPointer { salt in
                    unsafe secret.withUnsafeBufferPointer { secret in
                        unsafe associatedData.withUnsafeBufferPointer { data in
                            // SAFETY: libargon2 reads `pwd`, `salt`, `secret` and `ad` (no clear flag is set) and writes
                            // `outlen` bytes; all of them outlive the call.
                            var context = unsafe Argon2_Context(
                                out: output.baseAddress, outlen: parameters.outputCount,
                                pwd: UnsafeMutablePointer(mutating: password.baseAddress), pwdlen: passwordCount,
                                salt: UnsafeMutablePointer(mutating: salt.baseAddress), saltlen: saltCount,
                                secret: UnsafeMutablePointer(mutating: secret.baseAddress), secretlen: secretCount,
                                ad: UnsafeMutablePointer(mutating: data.baseAddress), adlen: dataCount,
                                t_cost: parameters.iterations, m_cost: parameters.memory,
                                lanes: parameters.parallelism, threads: 1, version: parameters.version.rawValue,
                                allocate_cbk: LargeMemory.allocate, free_cbk: LargeMemory.free, flags: 0)
                            return unsafe argon2_ctx(&context, argon2_type(parameters.variant.rawValue))
                        }
                    }
                }
            }
        }
        switch code {
        case ARGON2_OK.rawValue: return output
        case ARGON2_MEMORY_ALLOCATION_ERROR.rawValue: throw .outOfMemory
        case ARGON2_SALT_TOO_SHORT.rawValue: throw .invalidParameter("salt length")
        case ARGON2_MEMORY_TOO_LITTLE.rawValue, ARGON2_MEMORY_TOO_MUCH.rawValue: throw .invalidParameter("memory")
        case ARGON2_TIME_TOO_SMALL.rawValue: throw .invalidParameter("iterations")
        case ARGON2_LANES_TOO_FEW.rawValue, ARGON2_LANES_TOO_MANY.rawValue: throw .invalidParameter("parallelism")
        case ARGON2_OUTPUT_TOO_SHORT.rawValue: throw .invalidParameter("output length")
        default: throw .backend(library: "libargon2", code: code)
        }
    }
}
