#if arch(x86_64)
import CHashKernels

/// The three functions of the scrypt kernel, called over arrays.
enum ScryptKernel {
    case scalar
    case avx512
    case avx2

    /// The most jobs of a call.
    var maximumJobCount: Int { self == .scalar ? 1 : 8 }

    var isAvailable: Bool {
        let needed = CPU_FEATURE_AVX2 | (self == .avx512 ? CPU_FEATURE_AVX512 : 0)
        return cpu_features() & UInt32(needed) == UInt32(needed)
    }

    /// The outputs of all jobs, computed in one call; `nil` when a byte beside a job's memory or output has changed.
    ///
    /// Inputs and outputs begin at unlike odd addresses, and the memory holds other things before.
    func hash(_ scrypt: ScryptCase) -> [[UInt8]]? {
        var parameters = scrypt.parameters
        let memoryCount = unsafe scrypt_memory_byte_count(&parameters)
        var jobs = unsafe [scrypt_job]()
        var guarded: [GuardedBytes] = []
        defer { for bytes in guarded { bytes.deallocate() } }
        for (index, job) in scrypt.jobs.enumerated() {
            let password = GuardedBytes(job.password, misalignment: 1 + index)
            let salt = GuardedBytes(job.salt, misalignment: 3 + 2 * index)
            let output = GuardedBytes(count: scrypt.outputCount, misalignment: 5 + 4 * index)
            let memory = GuardedBytes(count: memoryCount, misalignment: 0)
            guarded += [password, salt, output, memory]
            unsafe jobs.append(
                scrypt_job(
                    password: password.start, password_count: job.password.count, salt: salt.start,
                    salt_count: job.salt.count, output: output.start, memory: memory.start))
        }
        switch self {
        case .scalar: unsafe scrypt_hash(&parameters, jobs)
        case .avx512: unsafe scrypt_hash_avx512(&parameters, jobs, UInt32(jobs.count))
        case .avx2: unsafe scrypt_hash_avx2(&parameters, jobs, UInt32(jobs.count))
        }
        guard guarded.allSatisfy(\.isGuardIntact) else { return nil }
        return unsafe jobs.map { unsafe Array(UnsafeBufferPointer(start: $0.output, count: scrypt.outputCount)) }
    }
}
#endif
