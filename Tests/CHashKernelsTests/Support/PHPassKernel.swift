#if arch(x86_64)

import CHashKernels

@testable import CryptoPrimitives

/// One of the three functions of PHPass, with the most jobs it takes.
enum PHPassKernel {
    case scalar, avx2, avx512

    var laneCount: Int {
        switch self {
        case .scalar: 1
        case .avx2: Int(PHPASS_AVX2_LANE_COUNT)
        case .avx512: Int(PHPASS_AVX512_LANE_COUNT)
        }
    }

    /// Whether the CPU has what the function needs.
    var isSupported: Bool {
        switch self {
        case .scalar: true
        case .avx2: cpu_features() & UInt32(CPU_FEATURE_AVX2) != 0
        case .avx512: cpu_features() & UInt32(CPU_FEATURE_AVX512) != 0
        }
    }

    /// The digests of passwords and salts, all in one call.
    func digests(_ jobs: [PHPassTestJob], iterationCount: UInt32) -> [[UInt8]] {
        let passwords = jobs.enumerated().map { PinnedBytes($1.password, offset: $0 % 5) }
        let salts = jobs.enumerated().map { PinnedBytes($1.salt, offset: $0 % 3) }
        let outputs = jobs.enumerated().map { index, _ in
            PinnedBytes([UInt8](repeating: 0xEE, count: 16), offset: index % 7)
        }
        let pointers = unsafe jobs.indices.map { index in
            unsafe phpass_job(
                password: passwords[index].start, password_count: passwords[index].count,
                salt: salts[index].start, output: outputs[index].start)
        }
        withExtendedLifetime((passwords, salts, outputs)) {
            switch self {
            case .scalar:
                for index in unsafe pointers.indices {
                    unsafe withUnsafePointer(to: pointers[index]) { unsafe phpass_md5(iterationCount, $0) }
                }
            case .avx2: unsafe phpass_md5_avx2(iterationCount, pointers, pointers.count)
            case .avx512: unsafe phpass_md5_avx512(iterationCount, pointers, pointers.count)
            }
        }
        return outputs.map(\.bytes)
    }
}

/// A password and its salt.
struct PHPassTestJob {
    let password: [UInt8]
    let salt: [UInt8]

    /// What OpenSSL makes of them.
    func expected(iterationCount: UInt32) throws -> [UInt8] {
        try MessageDigest.md5.stockIteratedDigest(
            first: (salt + password).span, suffix: password.span, iterations: Int(iterationCount)
        ).copyBytes()
    }
}

#endif
