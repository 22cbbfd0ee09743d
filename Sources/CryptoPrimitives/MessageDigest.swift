internal import COpenSSL
internal import Glibc

/// The digests that password hashes are made of, computed by our own kernels or by libcrypto.
///
/// MD4 and Whirlpool (RFC 1320, ISO/IEC 10118-3) are in OpenSSL's legacy provider, which a system may not have installed:
/// `isAvailable`. The others are those of RFC 1321, FIPS 180-4, FIPS 202, RFC 7693 (BLAKE2) and GB/T 32905 (SM3), and
/// RIPEMD-160.
public enum MessageDigest: String, Sendable, Hashable, CaseIterable {
    case md4
    case md5
    case sha1
    case sha224
    case sha256
    case sha384
    case sha512
    case sha512_224 = "sha512/224"
    case sha512_256 = "sha512/256"
    case sha3_224 = "sha3-224"
    case sha3_256 = "sha3-256"
    case sha3_384 = "sha3-384"
    case sha3_512 = "sha3-512"
    case ripemd160
    case whirlpool
    case blake2b512
    case blake2s256
    case sm3

    /// The length of the digest in bytes.
    public var byteCount: Int {
        switch self {
        case .md4, .md5: 16
        case .sha1, .ripemd160: 20
        case .sha224, .sha512_224, .sha3_224: 28
        case .sha256, .sha512_256, .sha3_256, .blake2s256, .sm3: 32
        case .sha384, .sha3_384: 48
        case .sha512, .sha3_512, .whirlpool, .blake2b512: 64
        }
    }

    /// The length in bytes of the blocks that it works in, which HMAC is defined by (the sponges of FIPS 202 have their
    /// rate).
    public var blockByteCount: Int {
        switch self {
        case .md4, .md5, .sha1, .sha224, .sha256, .ripemd160, .whirlpool, .blake2s256, .sm3: 64
        case .sha384, .sha512, .sha512_224, .sha512_256, .blake2b512: 128
        case .sha3_224: 144
        case .sha3_256: 136
        case .sha3_384: 104
        case .sha3_512: 72
        }
    }

    /// Whether this process can compute it: libcrypto may lack a digest that is out of use.
    public var isAvailable: Bool { DigestKernel.best(for: self) != nil || LibcryptoAlgorithms.offering(self) != nil }

    /// Digests one message.
    /// - Throws: `backend` where this libcrypto does not offer the digest.
    public func digest(_ message: Span<UInt8>) throws(PrimitiveError) -> SecretBytes {
        guard let kernel = DigestKernel.best(for: self) else { return try stockDigest(message) }
        var output = SecretBytes(count: byteCount)
        unsafe output.withMutableBuffer { output in
            unsafe message.withUnsafeBufferPointer { unsafe kernel.compute(self, $0, into: output) }
        }
        return output
    }

    /// Whether a message has this digest, in a time that does not depend on where another one differs.
    ///
    /// Cheaper than `digest` and a comparison: nothing is allocated for the digest, which is cleared.
    /// - Throws: `backend` where this libcrypto does not offer the digest.
    public func matches(_ message: Span<UInt8>, _ expected: Span<UInt8>) throws(PrimitiveError) -> Bool {
        guard expected.count == byteCount else { return false }
        let kernel = DigestKernel.best(for: self)
        // 64 bytes: the longest digest. Nil where libcrypto fails.
        let isEqual: Bool? = unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 64) { output -> Bool? in
            guard let start = output.baseAddress else { return nil }
            let isComputed = unsafe message.withUnsafeBufferPointer { message -> Bool in
                guard let kernel else {
                    return unsafe LibcryptoAlgorithms.offering(self)?.digest(self, message, into: output) ?? false
                }
                unsafe kernel.compute(self, message, into: output)
                return true
            }
            guard isComputed else { return nil }
            // SAFETY: `byteCount` bytes have been written; `explicit_bzero` is one that a compiler may not leave out.
            let digest = unsafe UnsafeBufferPointer(rebasing: output[..<byteCount])
            let isEqual = unsafe ConstantTime.areEqual(digest.span, expected)
            unsafe explicit_bzero(start, byteCount)
            return isEqual
        }
        guard let isEqual else { throw .backend(library: "libcrypto", code: 0) }
        return isEqual
    }

    /// Digests one message with libcrypto, whatever the kernels are.
    func stockDigest(_ message: Span<UInt8>) throws(PrimitiveError) -> SecretBytes {
        var output = SecretBytes(count: byteCount)
        let succeeded = unsafe output.withMutableBuffer { output in
            unsafe message.withUnsafeBufferPointer { message in
                unsafe LibcryptoAlgorithms.offering(self)?.digest(self, message, into: output) ?? false
            }
        }
        guard succeeded else { throw .backend(library: "libcrypto", code: 0) }
        return output
    }

    /// The iterated digest of PHPass and Drupal: h = H(first), then `iterations` times h = H(h . suffix).
    ///
    /// SHA-512 has a kernel; elsewhere one context serves the whole loop. The intermediate digests are cleared.
    /// - Throws: `backend` where this libcrypto does not offer the digest.
    public func iteratedDigest(
        first: Span<UInt8>, suffix: Span<UInt8>, iterations: Int
    ) throws(PrimitiveError) -> SecretBytes {
        guard self == .sha512, let count = UInt32(exactly: iterations), DigestKernel.best(for: self) != nil else {
            return try stockIteratedDigest(first: first, suffix: suffix, iterations: iterations)
        }
        var output = SecretBytes(count: byteCount)
        unsafe output.withMutableBuffer { output in
            unsafe first.withUnsafeBufferPointer { first in
                unsafe suffix.withUnsafeBufferPointer {
                    unsafe DigestKernel.iterateSHA512(first, $0, iterations: count, into: output)
                }
            }
        }
        return output
    }

    /// The iterated digest of libcrypto, whatever the kernels are.
    func stockIteratedDigest(
        first: Span<UInt8>, suffix: Span<UInt8>, iterations: Int
    ) throws(PrimitiveError) -> SecretBytes {
        var output = SecretBytes(count: byteCount)
        let context = try DigestContext(self)
        try unsafe output.withMutableBuffer { output throws(PrimitiveError) in
            let previous = UnsafeBufferPointer(output)
            try unsafe first.withUnsafeBufferPointer { first throws(PrimitiveError) in
                try unsafe context.digest(first, UnsafeBufferPointer(start: nil, count: 0), into: output)
            }
            try unsafe suffix.withUnsafeBufferPointer { suffix throws(PrimitiveError) in
                for _ in 0..<iterations {
                    try unsafe context.digest(previous, suffix, into: output)
                }
            }
        }
        return output
    }
}
