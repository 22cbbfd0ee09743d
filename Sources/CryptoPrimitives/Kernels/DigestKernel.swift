internal import CHashKernels

/// The kernels of one-shot digests, and of the iterated SHA-512.
enum DigestKernel {
    /// The kernel of a digest that is in use.
    static func isInUse(_ function: MessageDigest) -> Bool {
        switch function {
        case .md5: HashKernels.isInUse(.md5)
        case .sha1: HashKernels.isInUse(.sha1)
        case .sha224, .sha256: HashKernels.isInUse(.sha256)
        case .sha384, .sha512, .sha512_224, .sha512_256: HashKernels.isInUse(.sha512)
        default: false
        }
    }

    /// Digests a message with a kernel that is in use, or under test.
    static func compute(
        _ function: MessageDigest, _ message: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) {
        #if arch(x86_64)
        // SAFETY: the message is valid for its count, and the output for the digest's length.
        let (start, count) = (message.baseAddress, message.count)
        switch function {
        case .md5: unsafe md5_digest(start, count, output.baseAddress)
        case .sha1: unsafe sha1_digest_sha(start, count, output.baseAddress)
        case .sha224: unsafe sha224_digest_sha(start, count, output.baseAddress)
        case .sha256: unsafe sha256_digest_sha(start, count, output.baseAddress)
        case .sha384: unsafe sha384_digest_avx2(start, count, output.baseAddress)
        case .sha512: unsafe sha512_digest_avx2(start, count, output.baseAddress)
        case .sha512_224: unsafe sha512_224_digest_avx2(start, count, output.baseAddress)
        case .sha512_256: unsafe sha512_256_digest_avx2(start, count, output.baseAddress)
        default: break
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
}
