internal import CArgon2

/// The Argon2 KDF of RFC 9106, computed by libargon2 on the calling thread.
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
    /// The lanes of `parallelism` are computed one after the other: the result is the same, and no thread is
    /// started behind the caller's back. libargon2 clears its own memory.
    /// - Parameters:
    ///   - memory: KiB, at least 8 times `parallelism`.
    ///   - outputByteCount: bytes, at least 4.
    /// - Throws: `invalidParameter`, `outOfMemory`, or `backend` with libargon2's code.
    public static func deriveKey(
        password: Span<UInt8>, salt: Span<UInt8>, variant: Variant, version: Version,
        memory: UInt32, iterations: UInt32, parallelism: UInt32, outputByteCount: Int
    ) throws(PrimitiveError) -> SecretBytes {
        guard let passwordCount = UInt32(exactly: password.count) else { throw .invalidParameter("password length") }
        guard let saltCount = UInt32(exactly: salt.count) else { throw .invalidParameter("salt length") }
        guard let outputCount = UInt32(exactly: outputByteCount) else { throw .invalidParameter("output length") }
        var output = SecretBytes(count: outputByteCount)
        let code = unsafe output.withMutableBuffer { output in
            unsafe password.withUnsafeBufferPointer { password in
                unsafe salt.withUnsafeBufferPointer { salt in
                    // SAFETY: libargon2 reads `pwd` and `salt` (no clear flag is set) and writes `outlen` bytes;
                    // all three outlive the call.
                    var context = unsafe Argon2_Context(
                        out: output.baseAddress, outlen: outputCount,
                        pwd: UnsafeMutablePointer(mutating: password.baseAddress), pwdlen: passwordCount,
                        salt: UnsafeMutablePointer(mutating: salt.baseAddress), saltlen: saltCount,
                        secret: nil, secretlen: 0, ad: nil, adlen: 0,
                        t_cost: iterations, m_cost: memory, lanes: parallelism, threads: 1,
                        version: version.rawValue, allocate_cbk: LargeMemory.allocate, free_cbk: LargeMemory.free,
                        flags: 0)
                    return unsafe argon2_ctx(&context, argon2_type(variant.rawValue))
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
