#if arch(x86_64)

import CHashKernels
import COpenSSL

/// PBKDF2 with one digest, in our own code and in OpenSSL's.
enum PBKDF2Kernel: CaseIterable {
    case sha1, sha1AVX2, sha256, sha256AVX2, sha512

    /// Whether the CPU has what the function needs.
    var isSupported: Bool {
        switch self {
        case .sha1, .sha256: SHAKernel.hasSHA
        case .sha1AVX2, .sha256AVX2, .sha512: SHAKernel.hasAVX2
        }
    }

    static var supported: [PBKDF2Kernel] { allCases.filter(\.isSupported) }

    func derive(_ password: PinnedBytes, _ salt: PinnedBytes, iterations: UInt32, into output: PinnedBytes) {
        let function:
            (
                UnsafePointer<UInt8>?, Int, UnsafePointer<UInt8>?, Int, UInt32, UnsafeMutablePointer<UInt8>?, Int
            ) -> Void =
                switch self {
                case .sha1: unsafe pbkdf2_sha1_sha
                case .sha1AVX2: unsafe pbkdf2_sha1_avx2
                case .sha256: unsafe pbkdf2_sha256_sha
                case .sha256AVX2: unsafe pbkdf2_sha256_avx2
                case .sha512: unsafe pbkdf2_sha512_avx2
                }
        unsafe function(
            password.count == 0 ? nil : password.start, password.count, salt.count == 0 ? nil : salt.start, salt.count,
            iterations, output.start, output.count)
    }

    /// The most jobs that the lanes take.
    var laneCount: Int {
        switch self {
        case .sha1, .sha1AVX2: Int(PBKDF2_SHA1_LANE_COUNT)
        case .sha256, .sha256AVX2: Int(PBKDF2_SHA256_LANE_COUNT)
        case .sha512: Int(PBKDF2_SHA512_LANE_COUNT)
        }
    }

    /// Derives all keys in the lanes of a vector.
    func deriveInLanes(_ jobs: [pbkdf2_job], iterations: UInt32, outputCount: Int) {
        switch self {
        case .sha1, .sha1AVX2: unsafe pbkdf2_sha1_lanes_avx512(jobs, jobs.count, iterations, outputCount)
        case .sha256, .sha256AVX2: unsafe pbkdf2_sha256_lanes_avx512(jobs, jobs.count, iterations, outputCount)
        case .sha512: unsafe pbkdf2_sha512_lanes_avx512(jobs, jobs.count, iterations, outputCount)
        }
    }

    /// What OpenSSL derives.
    func expected(_ password: PinnedBytes, _ salt: PinnedBytes, iterations: UInt32, count: Int) -> [UInt8] {
        let digest =
            switch self {
            case .sha1, .sha1AVX2: unsafe EVP_sha1()
            case .sha256, .sha256AVX2: unsafe EVP_sha256()
            case .sha512: unsafe EVP_sha512()
            }
        var output = [UInt8](repeating: 0, count: count)
        // SAFETY: both inputs are valid for their counts, the output for its own.
        let code = unsafe PKCS5_PBKDF2_HMAC(
            UnsafeRawPointer(password.start).assumingMemoryBound(to: CChar.self), Int32(password.count), salt.start,
            Int32(salt.count), Int32(iterations), digest, Int32(count), &output)
        return code == 1 ? output : []
    }
}

#endif
