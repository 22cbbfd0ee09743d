#if arch(x86_64)

import CHashKernels
import CryptoPrimitives

/// One of the digests in lanes, in our own code and in OpenSSL's.
enum SHALanes: CaseIterable {
    case sha1, sha256, sha512

    var oracle: MessageDigest {
        switch self {
        case .sha1: .sha1
        case .sha256: .sha256
        case .sha512: .sha512
        }
    }

    var laneCount: Int {
        switch self {
        case .sha1: Int(SHA1_LANE_COUNT)
        case .sha256: Int(SHA256_LANE_COUNT)
        case .sha512: Int(SHA512_LANE_COUNT)
        }
    }

    /// All in one call; behind each digest a byte that is not to be touched.
    func digests(_ messages: [PinnedBytes]) -> [[UInt8]] {
        let outputs = messages.indices.map {
            PinnedBytes([UInt8](repeating: 0xEE, count: oracle.byteCount + 1), offset: $0)
        }
        let jobs = unsafe zip(messages, outputs).map { message, output in
            unsafe digest_job(
                message: message.count == 0 ? nil : message.start, count: message.count, output: output.start)
        }
        withExtendedLifetime(messages) {
            switch self {
            case .sha1: unsafe sha1_digest_lanes_avx512(jobs, jobs.count)
            case .sha256: unsafe sha256_digest_lanes_avx512(jobs, jobs.count)
            case .sha512: unsafe sha512_digest_lanes_avx512(jobs, jobs.count)
            }
        }
        return outputs.map(\.bytes)
    }
}

#endif
