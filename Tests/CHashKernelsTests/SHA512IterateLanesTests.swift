#if arch(x86_64)

import CHashKernels
import TestSupport
import Testing

@testable import CryptoPrimitives

@Suite struct SHA512IterateLanesTests {
    /// Every length of a password and of a salt, every number of lanes.
    @Test(.enabled(if: SHAKernel.hasAVX512 && SHAKernel.hasAVX2, "this CPU has no AVX-512"))
    func agreesWithOpenSSLInEveryLane() throws {
        let seed: UInt64 = 0x5348_4105
        var generator = SeededGenerator(seed: seed)
        let pool = BytePool(using: &generator)
        for run in 0..<20_000 {
            let laneCount = 1 + run % Int(SHA512_ITERATE_LANE_COUNT)
            let lanes = (0..<laneCount).map { lane in
                let passwordCount = (run + 5 * lane) % (Int(SHA512_ITERATE_PASSWORD_LIMIT) + 1)
                let saltCount = (run + 7 * lane) % (Int(SHA512_ITERATE_SALT_LIMIT) + 1)
                return (
                    password: PinnedBytes(pool.bytes(count: passwordCount, using: &generator), offset: run % 64),
                    salt: PinnedBytes(pool.bytes(count: saltCount, using: &generator), offset: lane),
                    output: PinnedBytes([UInt8](repeating: 0, count: 64), offset: run % 7)
                )
            }
            let jobs = unsafe lanes.map { lane in
                unsafe sha512_iterate_job(
                    password: lane.password.count == 0 ? nil : lane.password.start,
                    password_count: lane.password.count, salt: lane.salt.count == 0 ? nil : lane.salt.start,
                    salt_count: lane.salt.count, output: lane.output.start)
            }
            let iterations = Int.random(in: 0...5, using: &generator)
            unsafe sha512_iterate_lanes_avx512(jobs, jobs.count, UInt32(iterations))
            for (index, lane) in lanes.enumerated() {
                let first = lane.salt.bytes + lane.password.bytes
                let expected = try MessageDigest.sha512.stockIteratedDigest(
                    first: first.span, suffix: lane.password.bytes.span, iterations: iterations)
                guard expected.copyBytes() == lane.output.bytes else {
                    Issue.record(
                        """
                        seed \(seed), run \(run): lane \(index) of \(laneCount), \(lane.password.count) bytes, salt \
                        \(lane.salt.count), \(iterations) iterations
                        """)
                    return
                }
            }
        }
    }
}
#endif
