internal import CHashKernels

/// The kernels of one-shot digests, and of the iterated SHA-512, alone and in lanes.
enum DigestKernel {
    case md5
    /// With the SHA instructions, or without.
    case sha1, sha1AVX2
    /// The same; SHA-224, too.
    case sha256, sha256AVX2
    /// SHA-384, SHA-512/224 and SHA-512/256, too.
    case sha512

    /// The fastest kernel of a digest that is in use; nil where libcrypto computes.
    static func best(for function: MessageDigest) -> DigestKernel? {
        switch function {
        case .md5: return HashKernels.isInUse(.md5) ? .md5 : nil
        case .sha1:
            if HashKernels.isInUse(.sha1) { return .sha1 }
            return HashKernels.isInUse(.sha1AVX2) ? .sha1AVX2 : nil
        case .sha224, .sha256:
            if HashKernels.isInUse(.sha256) { return .sha256 }
            return HashKernels.isInUse(.sha256AVX2) ? .sha256AVX2 : nil
        case .sha384, .sha512, .sha512_224, .sha512_256: return HashKernels.isInUse(.sha512) ? .sha512 : nil
        default: return nil
        }
    }

    /// Digests a message with a kernel that is of this function.
    func compute(
        _ function: MessageDigest, _ message: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) {
        #if arch(x86_64)
        // SAFETY: the message is valid for its count, and the output for the digest's length.
        let (start, count) = (message.baseAddress, message.count)
        switch (self, function) {
        case (.md5, _): unsafe md5_digest(start, count, output.baseAddress)
        case (.sha1, _): unsafe sha1_digest_sha(start, count, output.baseAddress)
        case (.sha1AVX2, _): unsafe sha1_digest_avx2(start, count, output.baseAddress)
        case (.sha256, .sha224): unsafe sha224_digest_sha(start, count, output.baseAddress)
        case (.sha256, _): unsafe sha256_digest_sha(start, count, output.baseAddress)
        case (.sha256AVX2, .sha224): unsafe sha224_digest_avx2(start, count, output.baseAddress)
        case (.sha256AVX2, _): unsafe sha256_digest_avx2(start, count, output.baseAddress)
        case (.sha512, .sha384): unsafe sha384_digest_avx2(start, count, output.baseAddress)
        case (.sha512, .sha512_224): unsafe sha512_224_digest_avx2(start, count, output.baseAddress)
        case (.sha512, .sha512_256): unsafe sha512_256_digest_avx2(start, count, output.baseAddress)
        case (.sha512, _): unsafe sha512_digest_avx2(start, count, output.baseAddress)
        }
        #endif
    }

    /// The iterated SHA-512 of Drupal: h = SHA-512(first), then `iterations` times h = SHA-512(h . suffix).
    static func iterateSHA512(
        _ first: UnsafeBufferPointer<UInt8>, _ suffix: UnsafeBufferPointer<UInt8>, iterations: UInt32,
        into output: UnsafeMutableBufferPointer<UInt8>
    ) {
        #if arch(x86_64)
        // SAFETY: as `compute`.
        unsafe sha512_iterate_avx2(
            first.baseAddress, first.count, suffix.baseAddress, suffix.count, iterations, output.baseAddress)
        #endif
    }

    /// The most that `iterateSHA512Lanes` takes side by side.
    static let iterationLaneCount = Int(SHA512_ITERATE_LANE_COUNT)

    /// Whether lanes gain for so many: eight take the time of two alone.
    static func iteratesInLanes(_ count: Int) -> Bool {
        count > 2 && HashKernels.isInUse(.sha512IterateAVX512)
    }

    /// Whether the lanes take a password and a salt of these lengths.
    static func iteratesInLanes(passwordByteCount: Int, saltByteCount: Int) -> Bool {
        passwordByteCount <= Int(SHA512_ITERATE_PASSWORD_LIMIT) && saltByteCount <= Int(SHA512_ITERATE_SALT_LIMIT)
    }

    /// The same of up to `iterationLaneCount` jobs side by side: the first message is salt . password, the suffix the
    /// password.
    static func iterateSHA512Lanes(_ jobs: [KernelJob], iterations: UInt32) {
        #if arch(x86_64)
        let jobs = unsafe jobs.map {
            unsafe sha512_iterate_job(
                password: $0.password.baseAddress, password_count: $0.password.count, salt: $0.salt.baseAddress,
                salt_count: $0.salt.count, output: $0.output)
        }
        // SAFETY: the inputs are valid for their counts, the outputs for a digest.
        unsafe sha512_iterate_lanes_avx512(jobs, jobs.count, iterations)
        #endif
    }
}
