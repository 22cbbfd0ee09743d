#if arch(x86_64)
import CHashKernels

/// The two variants of the Argon2 kernel, called over arrays.
enum Argon2Kernel {
    case avx512
    case avx2

    var isAvailable: Bool {
        let feature = self == .avx512 ? CPU_FEATURE_AVX512 : CPU_FEATURE_AVX2
        return cpu_features() & UInt32(feature) != 0
    }

    /// The hashes of all jobs, computed at once; `nil` when a byte beside a job's memory or output has changed.
    ///
    /// Passwords, salts and outputs begin at addresses of any remainder by 64, as their lengths say, and the memory holds
    /// other things before.
    func hash(_ argon2: Argon2Case) -> [[UInt8]]? {
        var parameters = argon2.parameters
        let memoryCount = unsafe argon2_memory_byte_count(&parameters)
        var jobs = unsafe [argon2_job]()
        var guarded: [GuardedBytes] = []
        defer { for bytes in guarded { bytes.deallocate() } }
        for (index, job) in argon2.jobs.enumerated() {
            let password = GuardedBytes(job.password, misalignment: job.password.count % 64)
            let salt = GuardedBytes(job.salt, misalignment: (job.salt.count + 1) * 3 % 64)
            let output = GuardedBytes(count: argon2.outputCount, misalignment: (argon2.outputCount + index) % 64)
            let memory = GuardedBytes(count: memoryCount, misalignment: 0)
            guarded += [password, salt, output, memory]
            unsafe jobs.append(
                argon2_job(
                    password: password.start, password_count: job.password.count, salt: salt.start,
                    salt_count: job.salt.count, output: output.start, memory: memory.start))
        }
        switch self {
        case .avx512: unsafe argon2_hash_avx512(&parameters, jobs, jobs.count)
        case .avx2: unsafe argon2_hash_avx2(&parameters, jobs, jobs.count)
        }
        guard guarded.allSatisfy(\.isGuardIntact) else { return nil }
        return unsafe jobs.map { unsafe Array(UnsafeBufferPointer(start: $0.output, count: argon2.outputCount)) }
    }
}
#endif
