#if arch(x86_64)

import CHashKernels
import CryptoPrimitives

/// One of the digests of FIPS 180-4, in our own code and in OpenSSL's.
enum SHAKernel: CaseIterable {
    case sha1, sha1AVX2, sha224, sha256, sha224AVX2, sha256AVX2, sha384, sha512, sha512_224, sha512_256

    var oracle: MessageDigest {
        switch self {
        case .sha1, .sha1AVX2: .sha1
        case .sha224, .sha224AVX2: .sha224
        case .sha256, .sha256AVX2: .sha256
        case .sha384: .sha384
        case .sha512: .sha512
        case .sha512_224: .sha512_224
        case .sha512_256: .sha512_256
        }
    }

    /// Whether the CPU has what the function needs.
    var isSupported: Bool {
        switch self {
        case .sha1, .sha224, .sha256: Self.hasSHA
        case .sha1AVX2, .sha224AVX2, .sha256AVX2: Self.hasAVX2
        case .sha384, .sha512, .sha512_224, .sha512_256: Self.hasAVX2
        }
    }

    static var supported: [SHAKernel] { allCases.filter(\.isSupported) }
    static var hasSHA: Bool { cpu_features() & UInt32(CPU_FEATURE_SHA) != 0 }
    static var hasAVX2: Bool { cpu_features() & UInt32(CPU_FEATURE_AVX2) != 0 }
    static var hasAVX512: Bool { cpu_features() & UInt32(CPU_FEATURE_AVX512) != 0 }

    /// Calls the function itself; a message without bytes may have no address.
    func digest(_ message: UnsafePointer<UInt8>?, _ count: Int, into output: UnsafeMutablePointer<UInt8>) {
        switch self {
        case .sha1: unsafe sha1_digest_sha(message, count, output)
        case .sha224: unsafe sha224_digest_sha(message, count, output)
        case .sha256: unsafe sha256_digest_sha(message, count, output)
        case .sha1AVX2: unsafe sha1_digest_avx2(message, count, output)
        case .sha224AVX2: unsafe sha224_digest_avx2(message, count, output)
        case .sha256AVX2: unsafe sha256_digest_avx2(message, count, output)
        case .sha384: unsafe sha384_digest_avx2(message, count, output)
        case .sha512: unsafe sha512_digest_avx2(message, count, output)
        case .sha512_224: unsafe sha512_224_digest_avx2(message, count, output)
        case .sha512_256: unsafe sha512_256_digest_avx2(message, count, output)
        }
    }

    func digest(_ message: ArraySlice<UInt8>) -> [UInt8] {
        var output = [UInt8](repeating: 0xEE, count: oracle.byteCount)
        unsafe message.withUnsafeBufferPointer { message in
            unsafe output.withUnsafeMutableBufferPointer { output in
                guard let start = output.baseAddress else { return }
                unsafe digest(message.baseAddress, message.count, into: start)
            }
        }
        return output
    }
}

/// Lower-case hexadecimal digits, as the specifications write digests.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

#endif
