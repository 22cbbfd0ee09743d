internal import CHashKernels

/// The PHPass kernels: one hash alone, or up to 16 or 32 side by side on the calling thread.
enum PHPassKernel {
    /// One hash after the other.
    case single
    case avx2
    case avx512

    /// The most that it gains from.
    var width: Int {
        switch self {
        case .single: 1
        case .avx2: Int(PHPASS_AVX2_LANE_COUNT)
        case .avx512: Int(PHPASS_AVX512_LANE_COUNT)
        }
    }

    /// The fastest for a number of hashes that is in use: the lanes of a kernel are at least half filled. AVX2 computes
    /// 8 lanes or 16, AVX-512 16 or 32 (md5_kernel.h).
    static func best(for count: Int) -> PHPassKernel? {
        if count >= 8, HashKernels.isInUse(.phpassAVX512) { return .avx512 }
        if count >= 4, HashKernels.isInUse(.phpassAVX2) { return .avx2 }
        return HashKernels.isInUse(.phpass) ? .single : nil
    }

    /// Computes up to `width` hashes with salts of 8 bytes.
    func compute(iterations: UInt32, _ jobs: [KernelJob]) {
        #if arch(x86_64)
        var jobs = unsafe jobs.map {
            unsafe phpass_job(
                password: $0.password.baseAddress, password_count: $0.password.count, salt: $0.salt.baseAddress,
                output: $0.output)
        }
        // SAFETY: the caller gives each job a salt of 8 bytes, and room for a digest.
        switch self {
        case .single: for index in unsafe jobs.indices { unsafe phpass_md5(iterations, &jobs[index]) }
        case .avx2: unsafe phpass_md5_avx2(iterations, jobs, jobs.count)
        case .avx512: unsafe phpass_md5_avx512(iterations, jobs, jobs.count)
        }
        #endif
    }
}
