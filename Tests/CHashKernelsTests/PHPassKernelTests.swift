#if arch(x86_64)

import CHashKernels
import CryptoPrimitives
import TestSupport
import Testing

@Suite struct PHPassKernelTests {
    @Suite struct Scalar {
        @Test func givesThePublishedAnswers() throws { try PHPassKernelTests.givesThePublishedAnswers(.scalar) }
        @Test func agreesWithOpenSSLForEveryNumberOfJobs() throws {
            try PHPassKernelTests.agreesWithOpenSSLForEveryNumberOfJobs(.scalar)
        }
        @Test func agreesWithOpenSSLAtEveryLength() throws {
            try PHPassKernelTests.agreesWithOpenSSLAtEveryLength(.scalar)
        }
    }

    @Suite(.enabled(if: PHPassKernel.avx2.isSupported, "this CPU has no AVX2"))
    struct AVX2 {
        @Test func givesThePublishedAnswers() throws { try PHPassKernelTests.givesThePublishedAnswers(.avx2) }
        @Test func agreesWithOpenSSLForEveryNumberOfJobs() throws {
            try PHPassKernelTests.agreesWithOpenSSLForEveryNumberOfJobs(.avx2)
        }
        @Test func agreesWithOpenSSLAtEveryLength() throws {
            try PHPassKernelTests.agreesWithOpenSSLAtEveryLength(.avx2)
        }
    }

    @Suite(.enabled(if: PHPassKernel.avx512.isSupported, "this CPU has no AVX-512"))
    struct AVX512 {
        @Test func givesThePublishedAnswers() throws { try PHPassKernelTests.givesThePublishedAnswers(.avx512) }
        @Test func agreesWithOpenSSLForEveryNumberOfJobs() throws {
            try PHPassKernelTests.agreesWithOpenSSLForEveryNumberOfJobs(.avx512)
        }
        @Test func agreesWithOpenSSLAtEveryLength() throws {
            try PHPassKernelTests.agreesWithOpenSSLAtEveryLength(.avx512)
        }
    }

    private static func givesThePublishedAnswers(_ kernel: PHPassKernel) throws {
        let published = try PublishedHash.matches(scheme: "phpass")
        try #require(published.count >= 30)
        // Those of one count together, as many as a call takes.
        for (count, hashes) in Dictionary(grouping: published, by: { Array($0.text)[3] }) {
            let cost = try #require(CryptText.phpassAlphabet.firstIndex(of: count))
            for start in stride(from: 0, to: hashes.count, by: kernel.laneCount) {
                let batch = hashes[start..<min(start + kernel.laneCount, hashes.count)]
                let jobs = batch.map {
                    PHPassTestJob(password: $0.password, salt: Array($0.text.utf8.dropFirst(4).prefix(8)))
                }
                let digests = kernel.digests(jobs, iterationCount: 1 << UInt32(cost))
                for (hash, digest) in zip(batch, digests) {
                    // A salt of any eight bytes may have fewer characters.
                    #expect(CryptText.phpass(digest) == hash.text.suffix(22), "\(hash.identifier)")
                }
            }
        }
    }

    /// Every number of jobs up to the lanes, until 100,000 jobs are done: a fifth of the passwords needs more
    /// than one block.
    private static func agreesWithOpenSSLForEveryNumberOfJobs(_ kernel: PHPassKernel) throws {
        let seed: UInt64 = 0x5048_5001
        var generator = SeededGenerator(seed: seed)
        let pool = BytePool(using: &generator)
        var done = 0
        while done < 100_000 {
            for jobCount in 1...kernel.laneCount {
                let iterationCount = UInt32.random(in: 0...24, using: &generator)
                let jobs = (0..<jobCount).map { _ in
                    let longest = Int.random(in: 0..<4, using: &generator) == 0 ? 300 : 39
                    let count = Int.random(in: 0...longest, using: &generator)
                    return PHPassTestJob(
                        password: pool.bytes(count: count, using: &generator),
                        salt: pool.bytes(count: 8, using: &generator))
                }
                let digests = kernel.digests(jobs, iterationCount: iterationCount)
                for (lane, job) in jobs.enumerated() {
                    let expected = try job.expected(iterationCount: iterationCount)
                    guard digests[lane] == expected else {
                        Issue.record(
                            """
                            seed \(seed), after \(done) jobs: lane \(lane) of \(jobCount), \(job.password.count) bytes, \
                            \(iterationCount) iterations
                            """)
                        return
                    }
                }
                done += jobCount
            }
        }
    }

    /// Every length up to 300, the borders of one block and of two among them, in lanes that differ.
    private static func agreesWithOpenSSLAtEveryLength(_ kernel: PHPassKernel) throws {
        var generator = SeededGenerator(seed: 0x5048_5002)
        for start in stride(from: 0, through: 300, by: kernel.laneCount) {
            let jobs = (start..<start + kernel.laneCount).map {
                PHPassTestJob(password: generator.bytes(count: $0), salt: generator.bytes(count: 8))
            }
            let digests = kernel.digests(jobs, iterationCount: 9)
            for (job, digest) in zip(jobs, digests) {
                let expected = try job.expected(iterationCount: 9)
                #expect(digest == expected, "\(job.password.count) bytes")
            }
        }
    }
}
#endif
