internal import CHashKernels

/// The kernels of crypt(3) with SHA-256 and SHA-512: one digest alone, two of SHA-256 side by side, or as many as a vector
/// has lanes.
enum SHACryptKernel {
    /// With the SHA instructions, or without; a pair has them.
    case sha256, sha256AVX2, sha256Pair, sha256Lanes
    case sha512, sha512Lanes

    /// The most that it computes side by side; those of width 1 compute one after the other.
    var width: Int {
        switch self {
        case .sha256, .sha256AVX2, .sha512: 1
        case .sha256Pair: 2
        case .sha256Lanes: Int(SHA256_CRYPT_LANE_COUNT)
        case .sha512Lanes: Int(SHA512_CRYPT_LANE_COUNT)
        }
    }

    /// The longest password, in bytes, that the lanes take.
    static let maximumBatchPasswordByteCount = Int(SHA_CRYPT_LANES_PASSWORD_LIMIT)

    /// The fastest kernel for a number of digests that is in use; nil where libxcrypt computes.
    static func best(for variant: SHACryptFunction.Variant, count: Int) -> SHACryptKernel? {
        switch variant {
        case .sha256:
            // Sixteen lanes take the time of eight pairs, and less than that of three alone without SHA instructions.
            guard !HashKernels.isInUse(.sha256Crypt) else { return count > 1 ? .sha256Pair : .sha256 }
            if count > 2, HashKernels.isInUse(.sha256CryptAVX512) { return .sha256Lanes }
            return HashKernels.isInUse(.sha256CryptAVX2) ? .sha256AVX2 : nil
        case .sha512:
            // Eight lanes take little more than the time of two alone.
            if count > 2, HashKernels.isInUse(.sha512CryptAVX512) { return .sha512Lanes }
            return HashKernels.isInUse(.sha512Crypt) ? .sha512 : nil
        }
    }

    /// Computes the digests of passwords of at most 511 bytes and salts of at most 16: `width` at most, a pair exactly two; a
    /// kernel of width 1 any number.
    func compute(rounds: UInt32, _ jobs: [KernelJob]) {
        #if arch(x86_64)
        // SAFETY: the inputs are valid for their counts, the outputs for the variant's digest.
        let jobs = unsafe jobs.map {
            unsafe sha_crypt_job(
                password: $0.password.baseAddress, password_count: $0.password.count, salt: $0.salt.baseAddress,
                salt_count: $0.salt.count, output: $0.output)
        }
        switch self {
        case .sha256: unsafe jobs.each { unsafe sha256_crypt_sha($0, $1, $2, $3, rounds, $4) }
        case .sha256AVX2: unsafe jobs.each { unsafe sha256_crypt_avx2($0, $1, $2, $3, rounds, $4) }
        case .sha512: unsafe jobs.each { unsafe sha512_crypt_avx2($0, $1, $2, $3, rounds, $4) }
        case .sha256Pair: unsafe sha256_crypt_pair_sha(jobs, rounds)
        case .sha256Lanes: unsafe sha256_crypt_lanes_avx512(jobs, jobs.count, rounds)
        case .sha512Lanes: unsafe sha512_crypt_lanes_avx512(jobs, jobs.count, rounds)
        }
        #endif
    }
}

#if arch(x86_64)
extension [sha_crypt_job] {
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
