internal import CHashKernels

/// The PBKDF2 kernels: one derivation alone, two of SHA-256 side by side, or up to 16 in lanes on the calling thread.
enum PBKDF2Kernel {
    case sha1
    case sha256, sha256Pair, sha256Lanes
    case sha512

    /// The most that a call gains from; one after the other is what `single` kernels compute.
    var width: Int {
        switch self {
        case .sha1, .sha256, .sha512: 1
        case .sha256Pair: 2
        case .sha256Lanes: Int(PBKDF2_SHA256_LANE_COUNT)
        }
    }

    /// The fastest for a number of derivations that is in use; nil where libcrypto computes.
    ///
    /// Sixteen lanes take the time of six pairs.
    static func best(for digest: MessageDigest, count: Int) -> PBKDF2Kernel? {
        switch digest {
        case .sha1: return HashKernels.isInUse(.pbkdf2SHA1) ? .sha1 : nil
        case .sha256:
            if count > 12, HashKernels.isInUse(.pbkdf2SHA256AVX512) { return .sha256Lanes }
            guard HashKernels.isInUse(.pbkdf2SHA256) else { return nil }
            return count > 1 ? .sha256Pair : .sha256
        case .sha512: return HashKernels.isInUse(.pbkdf2SHA512) ? .sha512 : nil
        default: return nil
        }
    }

    /// Derives as many keys as `width` says, or fewer where it is more than two; a kernel of width 1 any number.
    func compute(iterations: UInt32, outputByteCount: Int, _ jobs: [KernelJob]) {
        #if arch(x86_64)
        // SAFETY: inputs are valid for their counts, outputs for `outputByteCount`.
        let forms = unsafe jobs.map {
            unsafe pbkdf2_job(
                password: $0.password.baseAddress, password_count: $0.password.count, salt: $0.salt.baseAddress,
                salt_count: $0.salt.count, output: $0.output)
        }
        switch self {
        case .sha1: unsafe forms.each { unsafe pbkdf2_sha1_sha($0, $1, $2, $3, iterations, $4, outputByteCount) }
        case .sha256: unsafe forms.each { unsafe pbkdf2_sha256_sha($0, $1, $2, $3, iterations, $4, outputByteCount) }
        case .sha512: unsafe forms.each { unsafe pbkdf2_sha512_avx512($0, $1, $2, $3, iterations, $4, outputByteCount) }
        case .sha256Pair: unsafe pbkdf2_sha256_pair_sha(forms, iterations, outputByteCount)
        case .sha256Lanes: unsafe pbkdf2_sha256_lanes_avx512(forms, forms.count, iterations, outputByteCount)
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
