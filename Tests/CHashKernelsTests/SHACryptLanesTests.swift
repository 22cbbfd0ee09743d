#if arch(x86_64)

import CHashKernels
import CryptoPrimitives
import TestSupport
import Testing

/// sha-crypt of several passwords at once.
@Suite struct SHACryptLanesTests {
    /// How several are computed together.
    enum Batch: CaseIterable {
        case sha256Pair, sha256Lanes, sha512Lanes

        var kernel: SHACryptKernel { self == .sha512Lanes ? .sha512 : .sha256 }

        var isSupported: Bool { self == .sha256Pair ? SHAKernel.hasSHA : SHAKernel.hasAVX512 && SHAKernel.hasAVX2 }

        var counts: ClosedRange<Int> {
            switch self {
            case .sha256Pair: 2...2
            case .sha256Lanes: 1...Int(SHA256_CRYPT_LANE_COUNT)
            case .sha512Lanes: 1...Int(SHA512_CRYPT_LANE_COUNT)
            }
        }

        func compute(_ jobs: [sha_crypt_job], rounds: UInt32) {
            switch self {
            case .sha256Pair: unsafe sha256_crypt_pair_sha(jobs, rounds)
            case .sha256Lanes: unsafe sha256_crypt_lanes_avx512(jobs, jobs.count, rounds)
            case .sha512Lanes: unsafe sha512_crypt_lanes_avx512(jobs, jobs.count, rounds)
            }
        }
    }

    /// A password, its salt, and room for the digest, each at an address of its own kind.
    private struct Lane {
        let password, salt, output: PinnedBytes

        init(_ password: [UInt8], _ salt: [UInt8], digestCount: Int, offset: Int) {
            self.password = PinnedBytes(password, offset: offset % 64)
            self.salt = PinnedBytes(salt, offset: offset % 61)
            output = PinnedBytes([UInt8](repeating: 0, count: digestCount), offset: offset % 5)
        }

        var job: sha_crypt_job {
            unsafe sha_crypt_job(
                password: password.count == 0 ? nil : password.start, password_count: password.count,
                salt: salt.count == 0 ? nil : salt.start, salt_count: salt.count, output: output.start)
        }
    }

    /// Passwords of equal lengths, of lengths side by side, and of any, among them such as the lanes leave out; every number
    /// of lanes.
    @Test(arguments: Batch.allCases.filter(\.isSupported))
    func agreesWithLibxcryptInEveryLane(batch: Batch) throws {
        let (seed, kernel): (UInt64, SHACryptKernel) = (0x5348_4C01, batch.kernel)
        var generator = SeededGenerator(seed: seed)
        let runCount = 3 * (Int(SHA_CRYPT_LANES_PASSWORD_LIMIT) + 6)
        for run in 0..<runCount {
            let count = batch.counts.lowerBound + run % batch.counts.count
            let rounds = UInt32.random(in: 1000...1050, using: &generator)
            let lanes = (0..<count).map { lane in
                let byteCount =
                    switch run % 3 {
                    case 0: run / 3
                    case 1: run / 3 + lane
                    default: Int.random(in: 0...(lane == run % 16 ? 511 : 80), using: &generator)
                    }
                let saltCount = run % 3 == 0 ? run % 17 : (run + lane) % 17
                return Lane(
                    generator.bytes(count: byteCount, in: 1...255), generator.bytes(count: saltCount, in: 0x30...0x39),
                    digestCount: kernel.digestCount, offset: run + lane)
            }
            unsafe batch.compute(lanes.map(\.job), rounds: rounds)
            for (index, lane) in lanes.enumerated() {
                let setting = "\(kernel.prefix)rounds=\(rounds)$\(String(decoding: lane.salt.bytes, as: UTF8.self))$"
                let expected = try CryptFunction.hash(password: lane.password.bytes.span, setting: Array(setting.utf8))
                guard Array((setting + kernel.text(ofDigest: lane.output.bytes)).utf8) == expected.copyBytes() else {
                    Issue.record(
                        """
                        seed \(seed), run \(run): \(batch), lane \(index) of \(count), \(lane.password.count) bytes, \
                        salt \(lane.salt.count), \(rounds) rounds
                        """)
                    return
                }
            }
        }
    }
}
#endif
