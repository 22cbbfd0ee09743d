#if arch(x86_64)

import CHashKernels
import TestSupport
import Testing

@testable import CryptoPrimitives

@Suite(.enabled(if: SHAKernel.hasAVX512, "this CPU has no AVX-512"))
struct SHALanesTests {
    /// 100,000 messages a digest, as many at once as the lanes take, and every smaller number too.
    @Test(arguments: SHALanes.allCases)
    func agreesWithOpenSSLInEveryLane(lanes: SHALanes) throws {
        let seed: UInt64 = 0x5348_4C01
        var generator = SeededGenerator(seed: seed)
        let pool = generator.bytes(count: 4096)
        var message = 0
        var run = 0
        while message < 100_000 {
            let laneCount = 1 + run % lanes.laneCount
            // All of one block, or a mixture of lengths in which some lanes end before others.
            let longest = run % 3 == 0 ? 300 : 55
            let messages = (0..<laneCount).map { lane in
                let count = (message + lane * 7) % (longest + 1)
                let start = Int.random(in: 0..<pool.count - count, using: &generator)
                return PinnedBytes(Array(pool[start..<start + count]), offset: (run + lane) % 64)
            }
            for (lane, digest) in lanes.digests(messages).enumerated() {
                let expected = try lanes.oracle.stockDigest(messages[lane].bytes.span).copyBytes()
                guard digest == expected + [0xEE] else {
                    Issue.record(
                        """
                        seed \(seed), run \(run): \(lanes), lane \(lane) of \(laneCount), \
                        \(messages[lane].count) bytes
                        """)
                    return
                }
            }
            message += laneCount
            run += 1
        }
    }

    @Test(arguments: SHALanes.allCases)
    func digestsEveryLengthBesideEveryOther(lanes: SHALanes) throws {
        let message = (0...300).map { UInt8(truncatingIfNeeded: $0) }
        for count in 0...300 {
            let messages = (0..<lanes.laneCount).map { lane in
                PinnedBytes(Array(message.prefix(lane == count % lanes.laneCount ? count : 300 - count)))
            }
            for (message, digest) in zip(messages, lanes.digests(messages)) {
                let expected = try lanes.oracle.stockDigest(message.bytes.span).copyBytes()
                #expect(digest == expected + [0xEE], "\(message.count) bytes, some \(count)")
            }
        }
    }
}
#endif
