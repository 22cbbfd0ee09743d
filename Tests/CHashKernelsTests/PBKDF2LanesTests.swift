#if arch(x86_64)

import CHashKernels
import TestSupport
import Testing

@Suite struct PBKDF2LanesTests {
    /// A password and a salt of any length up to 300 bytes, and room for what is derived.
    private struct Lane {
        let password, salt, output: PinnedBytes

        init(run: Int, lane: Int, outputCount: Int, pool: BytePool, using generator: inout SeededGenerator) {
            let passwordCount = run < 301 ? (run + lane) % 301 : Int.random(in: 0...300, using: &generator)
            password = PinnedBytes(pool.bytes(count: passwordCount, using: &generator), offset: (run + lane) % 64)
            let saltCount = run < 301 ? (300 - run + lane) % 301 : Int.random(in: 0...300, using: &generator)
            salt = PinnedBytes(pool.bytes(count: saltCount, using: &generator), offset: run % 61)
            output = PinnedBytes([UInt8](repeating: 0, count: outputCount), offset: lane)
        }

        var job: pbkdf2_job {
            unsafe pbkdf2_job(
                password: password.count == 0 ? nil : password.start, password_count: password.count,
                salt: salt.count == 0 ? nil : salt.start, salt_count: salt.count, output: output.start)
        }
    }

    private func check(
        _ kernel: PBKDF2Kernel, runs: Int, laneCounts: ClosedRange<Int>, seed: UInt64,
        derive: (_ jobs: [pbkdf2_job], _ iterations: UInt32, _ outputCount: Int) -> Void
    ) {
        var generator = SeededGenerator(seed: seed)
        let pool = BytePool(using: &generator)
        for run in 0..<runs {
            let laneCount = laneCounts.lowerBound + run % laneCounts.count
            let iterations = UInt32.random(in: 1...4, using: &generator)
            let count = Int.random(in: 1...150, using: &generator)
            let lanes = (0..<laneCount).map {
                Lane(run: run, lane: $0, outputCount: count, pool: pool, using: &generator)
            }
            unsafe derive(lanes.map(\.job), iterations, count)
            for (index, lane) in lanes.enumerated() {
                let expected = kernel.expected(
                    lane.password, lane.salt, iterations: iterations, count: count)
                guard lane.output.bytes == expected else {
                    Issue.record(
                        """
                        seed \(seed), run \(run): \(kernel), lane \(index) of \(laneCount), password \(lane.password.count), \
                        salt \(lane.salt.count), \(iterations) iterations, \(count) bytes
                        """)
                    return
                }
            }
        }
    }

    /// More than 40,000 jobs a digest, as many at once as the lanes take, and every smaller number too.
    @Test(
        .enabled(if: SHAKernel.hasAVX512, "this CPU has no AVX-512"), arguments: [PBKDF2Kernel.sha1, .sha256, .sha512])
    func agreesWithOpenSSLInEveryLane(kernel: PBKDF2Kernel) {
        unsafe check(kernel, runs: 80_000 / kernel.laneCount, laneCounts: 1...kernel.laneCount, seed: 0x5042_4C01) {
            jobs, iterations, count in
            unsafe kernel.deriveInLanes(jobs, iterations: iterations, outputCount: count)
        }
    }

    @Test(.enabled(if: SHAKernel.hasSHA, "this CPU has no SHA instructions"))
    func agreesWithOpenSSLInPairs() {
        unsafe check(.sha256, runs: 50_000, laneCounts: 2...2, seed: 0x5042_4C02) { jobs, iterations, count in
            unsafe pbkdf2_sha256_pair_sha(jobs, iterations, count)
        }
    }
}
#endif
