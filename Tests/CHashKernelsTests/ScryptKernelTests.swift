#if arch(x86_64)
import CHashKernels
import CryptoPrimitives
import TestSupport
import Testing

@Suite(.enabled(if: ScryptKernel.scalar.isAvailable, "the CPU has no AVX2"))
struct ScryptScalarTests {
    @Test(arguments: ScryptCase.published)
    func givesTheKnownAnswers(scrypt: ScryptCase, answer: String) {
        #expect(ScryptKernel.scalar.hash(scrypt)?.map(\.hexadecimal) == [answer], "\(scrypt)")
    }

    @Test func agreesWithOpenSSL() throws { try ScryptKernel.scalar.expectAgreement(seed: 7914) }

    @Test(arguments: ScryptCase.unusual)
    func agreesWithOpenSSLAtTheEdges(scrypt: ScryptCase) throws {
        for job in scrypt.jobs {
            var alone = scrypt
            alone.jobs = [job]
            #expect(ScryptKernel.scalar.hash(alone) == (try alone.expected()))
        }
    }
}

@Suite(.enabled(if: ScryptKernel.avx512.isAvailable, "the CPU has no AVX-512"))
struct ScryptAVX512Tests {
    @Test(arguments: 1...8)
    func givesTheKnownAnswers(jobCount: Int) { ScryptKernel.avx512.expectKnownAnswer(jobCount: jobCount) }

    @Test func agreesWithOpenSSL() throws { try ScryptKernel.avx512.expectAgreement(seed: 512) }

    @Test(arguments: ScryptCase.unusual)
    func agreesWithOpenSSLAtTheEdges(scrypt: ScryptCase) throws {
        #expect(ScryptKernel.avx512.hash(scrypt) == (try scrypt.expected()))
    }
}

@Suite(.enabled(if: ScryptKernel.avx2.isAvailable, "the CPU has no AVX2"))
struct ScryptAVX2Tests {
    @Test(arguments: 1...8)
    func givesTheKnownAnswers(jobCount: Int) { ScryptKernel.avx2.expectKnownAnswer(jobCount: jobCount) }

    @Test func agreesWithOpenSSL() throws { try ScryptKernel.avx2.expectAgreement(seed: 256) }

    @Test(arguments: ScryptCase.unusual)
    func agreesWithOpenSSLAtTheEdges(scrypt: ScryptCase) throws {
        #expect(ScryptKernel.avx2.hash(scrypt) == (try scrypt.expected()))
    }
}

@Suite struct ScryptMemoryTests {
    private static let counts: [(costN: UInt64, blockSize: UInt32, parallelism: UInt32, byteCount: Int)] = [
        (2, 1, 1, 7 * 128), (8, 14, 1, 13 * 1792), (16384, 8, 1, 16389 * 1024), (1024, 8, 16, 1044 * 1024),
        (1 << 31, 16, 1, ((1 << 31) + 5) * 2048),
        (1 << 63, 8, 1, 0), (.max, 1, 1, 0), (1 << 57, 1, 1, 0),
    ]

    @Test(arguments: counts)
    func holdsVAndBlocksAndScratch(costN: UInt64, blockSize: UInt32, parallelism: UInt32, byteCount: Int) {
        var parameters = ScryptCase(costN: costN, blockSize: blockSize, parallelism: parallelism, jobs: []).parameters
        #expect(unsafe scrypt_memory_byte_count(&parameters) == byteCount)
    }
}

extension ScryptCase {
    /// RFC 7914, section 12, but for the last, which takes 1 GiB.
    static let published: [(ScryptCase, String)] = [
        (
            ScryptCase(costN: 16, blockSize: 1, jobs: [([], [])]),
            "77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442"
                + "fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        ),
        (
            ScryptCase(
                costN: 1024, blockSize: 8, parallelism: 16, jobs: [(Array("password".utf8), Array("NaCl".utf8))]),
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162"
                + "2eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        ),
        (
            ScryptCase(
                costN: 16384, blockSize: 8, jobs: [(Array("pleaseletmein".utf8), Array("SodiumChloride".utf8))]),
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2"
                + "d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        ),
    ]

    /// Every number of jobs at the cost that Appwrite takes by default, and at the least there is; large r and p; a long
    /// output; lengths about SHA-256's block of 64 bytes.
    static let unusual: [ScryptCase] =
        (1...8).map { ScryptCase(costN: 8, blockSize: 14, jobs: jobs($0)) }
        + (1...8).map { ScryptCase(costN: 2, blockSize: 1, jobs: jobs($0)) }
        + [
            ScryptCase(costN: 2, blockSize: 67, jobs: jobs(8)),
            ScryptCase(costN: 2, blockSize: 1, parallelism: 70, jobs: jobs(5)),
            ScryptCase(costN: 2, blockSize: 2, outputCount: 5000, jobs: jobs(3)),
            ScryptCase(costN: 32768, blockSize: 1, jobs: jobs(2)),
        ]
        + [55, 56, 63, 64, 65, 119, 120, 127, 128, 129].map { count in
            ScryptCase(
                costN: 4, blockSize: 1, outputCount: count,
                jobs: [(.init(repeating: 7, count: count), .init(repeating: 9, count: count - 4)), ([], [])])
        }

    private static func jobs(_ count: Int) -> [Job] {
        (0..<count).map { (Array("password \($0)".utf8), Array("salt \($0)".utf8)) }
    }
}

extension ScryptKernel {
    /// The first published answer, in each lane at once: the same job as often as there are jobs.
    fileprivate func expectKnownAnswer(jobCount: Int) {
        let (published, answer) = ScryptCase.published[0]
        var scrypt = published
        scrypt.jobs = Array(repeating: published.jobs[0], count: jobCount)
        #expect(hash(scrypt)?.map(\.hexadecimal) == Array(repeating: answer, count: jobCount))
    }

    /// 2,000 random calls, every number of jobs the same number of times.
    fileprivate func expectAgreement(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for run in 0..<2000 {
            let scrypt = ScryptCase.random(jobCount: 1 + run % maximumJobCount, using: &generator)
            #expect(hash(scrypt) == (try scrypt.expected()), "seed \(seed), run \(run): \(scrypt)")
        }
    }
}

extension [UInt8] {
    fileprivate var hexadecimal: String {
        map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
#endif
