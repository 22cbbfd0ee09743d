internal import CHashKernels

/// The Argon2 kernels: whole hashes, one to four at once on the calling thread.
enum Argon2Kernel {
    case avx512
    case avx2

    /// The most that a call takes.
    static let width = Int(ARGON2_MAXIMUM_JOB_COUNT)

    /// The fastest that is in use.
    static var best: Argon2Kernel? {
        if HashKernels.isInUse(.argon2AVX512) { return .avx512 }
        return HashKernels.isInUse(.argon2AVX2) ? .avx2 : nil
    }

    /// Computes one to four hashes of parameters that are in the ranges of RFC 9106, section 3.1.
    func compute(_ parameters: Argon2Parameters, _ jobs: [KernelJob]) {
        #if arch(x86_64)
        var shared = parameters.kernelForm
        let jobs = unsafe jobs.map {
            unsafe argon2_job(
                password: $0.password.baseAddress, password_count: $0.password.count, salt: $0.salt.baseAddress,
                salt_count: $0.salt.count, output: $0.output, memory: $0.memory)
        }
        // SAFETY: the caller gives each job memory and output of the sizes that the parameters ask for.
        switch self {
        case .avx512: unsafe argon2_hash_avx512(&shared, jobs, jobs.count)
        case .avx2: unsafe argon2_hash_avx2(&shared, jobs, jobs.count)
        }
        #endif
    }

    /// The memory that one hash takes.
    static func memoryByteCount(_ parameters: Argon2Parameters) -> Int {
        #if arch(x86_64)
        var shared = parameters.kernelForm
        return unsafe argon2_memory_byte_count(&shared)
        #else
        return 0
        #endif
    }
}

#if arch(x86_64)
extension Argon2Parameters {
    fileprivate var kernelForm: argon2_parameters {
        argon2_parameters(
            variant: variant.rawValue, version: version.rawValue, memory: memory, iterations: iterations,
            lanes: parallelism, output_count: outputCount)
    }
}
#endif
