internal import CHashKernels

/// The scrypt kernels: whole hashes, one alone or up to eight at once on the calling thread.
enum ScryptKernel {
    /// One hash after the other.
    case single
    case avx512
    case avx2

    /// What the hashes of a batch share.
    struct Parameters {
        let costN: UInt64
        let blockSize: UInt32
        let parallelism: UInt32
        let outputByteCount: Int

        /// Whether a kernel computes them, given that scrypt is defined for them.
        var areServed: Bool {
            Self.areServed(costN: costN, blockSize: blockSize, parallelism: parallelism)
        }

        /// N is at most 2^31 (scrypt_kernel.h); and there are no more blocks than OpenSSL takes (INT_MAX bytes), so that
        /// more of them fail as they do there.
        static func areServed(costN: UInt64, blockSize: UInt32, parallelism: UInt32) -> Bool {
            let (blockCount, overflow) = UInt64(blockSize).multipliedReportingOverflow(by: 128 * UInt64(parallelism))
            return costN <= 1 << 31 && !overflow && blockCount <= UInt64(Int32.max)
        }
    }

    /// The most that a call takes.
    static let width = Int(SCRYPT_MAXIMUM_JOB_COUNT)

    /// The fastest for a number of hashes that is in use: two take as long with AVX2 as one after the other.
    static func best(for count: Int) -> ScryptKernel? {
        if count > 1, HashKernels.isInUse(.scryptAVX512) { return .avx512 }
        if count > 2, HashKernels.isInUse(.scryptAVX2) { return .avx2 }
        return HashKernels.isInUse(.scrypt) ? .single : nil
    }

    /// Computes one to eight hashes.
    func compute(_ parameters: Parameters, _ jobs: [KernelJob]) {
        #if arch(x86_64)
        var shared = parameters.kernelForm
        var jobs = unsafe jobs.map {
            unsafe scrypt_job(
                password: $0.password.baseAddress, password_count: $0.password.count, salt: $0.salt.baseAddress,
                salt_count: $0.salt.count, output: $0.output, memory: $0.memory)
        }
        // SAFETY: the caller gives each job memory and output of the sizes that the parameters ask for.
        switch self {
        case .single: for index in unsafe jobs.indices { unsafe scrypt_hash(&shared, &jobs[index]) }
        case .avx512: unsafe scrypt_hash_avx512(&shared, jobs, UInt32(jobs.count))
        case .avx2: unsafe scrypt_hash_avx2(&shared, jobs, UInt32(jobs.count))
        }
        #endif
    }

    /// The memory that one hash takes.
    static func memoryByteCount(_ parameters: Parameters) -> Int {
        #if arch(x86_64)
        var shared = parameters.kernelForm
        return unsafe scrypt_memory_byte_count(&shared)
        #else
        return 0
        #endif
    }
}

#if arch(x86_64)
extension ScryptKernel.Parameters {
    fileprivate var kernelForm: scrypt_parameters {
        scrypt_parameters(
            n: costN, r: blockSize, p: parallelism, output_count: outputByteCount,
            has_sha: CPUFeatures.ofThisMachine.contains(.sha) ? 1 : 0)
    }
}
#endif
