internal import CHashKernels

/// The PBKDF2 kernels: one derivation alone, two of SHA-256 side by side, or as many as a vector has lanes.
enum PBKDF2Kernel {
    /// One with the SHA instructions, one without.
    case sha1, sha1AVX2, sha1Lanes
    /// The same; a pair has them.
    case sha256, sha256AVX2, sha256Pair, sha256Lanes
    case sha512, sha512Lanes

    /// The most that it computes side by side; those of width 1 compute one after the other.
    var width: Int {
        switch self {
        case .sha1, .sha1AVX2, .sha256, .sha256AVX2, .sha512: 1
        case .sha256Pair: 2
        case .sha1Lanes: Int(PBKDF2_SHA1_LANE_COUNT)
        case .sha256Lanes: Int(PBKDF2_SHA256_LANE_COUNT)
        case .sha512Lanes: Int(PBKDF2_SHA512_LANE_COUNT)
        }
    }

    /// The fastest for a number of derivations that is in use; nil where libcrypto computes.
    static func best(for digest: MessageDigest, count: Int) -> PBKDF2Kernel? {
        switch digest {
        case .sha1:
            let hasSHA = HashKernels.isInUse(.pbkdf2SHA1)
            // Sixteen lanes take the time of four alone, and less than that of two without SHA instructions.
            if count > (hasSHA ? 4 : 1), HashKernels.isInUse(.pbkdf2SHA1AVX512) { return .sha1Lanes }
            if hasSHA { return .sha1 }
            return HashKernels.isInUse(.pbkdf2SHA1AVX2) ? .sha1AVX2 : nil
        case .sha256:
            let hasPairs = HashKernels.isInUse(.pbkdf2SHA256)
            // Sixteen lanes take the time of seven pairs, and less than that of three alone on a CPU without SHA
            // instructions.
            if count > (hasPairs ? 14 : 2), HashKernels.isInUse(.pbkdf2SHA256AVX512) { return .sha256Lanes }
            guard !hasPairs else { return count > 1 ? .sha256Pair : .sha256 }
            return HashKernels.isInUse(.pbkdf2SHA256AVX2) ? .sha256AVX2 : nil
        case .sha512:
            // Eight lanes take the time of two alone.
            if count > 2, HashKernels.isInUse(.pbkdf2SHA512AVX512) { return .sha512Lanes }
            return HashKernels.isInUse(.pbkdf2SHA512) ? .sha512 : nil
        default: return nil
        }
    }

    /// How many are worth computing together for the least mean time of those who wait, where any number waits.
    static func batchCount(_ digest: MessageDigest) -> Int {
        // Sixteen lanes of SHA-256 take the time of seven pairs: only the last gain from them.
        let isPaired = digest == .sha256 && HashKernels.isInUse(.pbkdf2SHA256)
        return best(for: digest, count: isPaired ? 2 : 16)?.width ?? 1
    }

    /// Derives `width` keys at most, a pair exactly two; a kernel of width 1 any number.
    func compute(iterations: UInt32, outputByteCount: Int, _ jobs: [KernelJob]) {
        #if arch(x86_64)
        // SAFETY: inputs are valid for their counts, outputs for `outputByteCount`.
        let jobs = unsafe jobs.map {
            unsafe pbkdf2_job(
                password: $0.password.baseAddress, password_count: $0.password.count, salt: $0.salt.baseAddress,
                salt_count: $0.salt.count, output: $0.output)
        }
        let count = outputByteCount
        switch self {
        case .sha1: unsafe jobs.each { unsafe pbkdf2_sha1_sha($0, $1, $2, $3, iterations, $4, count) }
        case .sha1AVX2: unsafe jobs.each { unsafe pbkdf2_sha1_avx2($0, $1, $2, $3, iterations, $4, count) }
        case .sha256: unsafe jobs.each { unsafe pbkdf2_sha256_sha($0, $1, $2, $3, iterations, $4, count) }
        case .sha256AVX2: unsafe jobs.each { unsafe pbkdf2_sha256_avx2($0, $1, $2, $3, iterations, $4, count) }
        case .sha512: unsafe jobs.each { unsafe pbkdf2_sha512_avx2($0, $1, $2, $3, iterations, $4, count) }
        case .sha256Pair: unsafe pbkdf2_sha256_pair_sha(jobs, iterations, count)
        case .sha1Lanes: unsafe pbkdf2_sha1_lanes_avx512(jobs, jobs.count, iterations, count)
        case .sha256Lanes: unsafe pbkdf2_sha256_lanes_avx512(jobs, jobs.count, iterations, count)
        case .sha512Lanes: unsafe pbkdf2_sha512_lanes_avx512(jobs, jobs.count, iterations, count)
        }
        #endif
    }
}

#if arch(x86_64)
extension [pbkdf2_job] {
    fileprivate func each(
        _ body: (UnsafePointer<UInt8>?, Int, UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?) -> Void
    ) {
        for index in unsafe indices {
            let job = unsafe self[index]
            unsafe body(job.password, job.password_count, job.salt, job.salt_count, job.output)
        }
    }
}
#endif
