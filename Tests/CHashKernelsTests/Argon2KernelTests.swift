#if arch(x86_64)
import CHashKernels
import CryptoPrimitives
import TestSupport
import Testing

@Suite(.enabled(if: Argon2Kernel.avx512.isAvailable, "the CPU has no AVX-512"))
struct Argon2AVX512Tests {
    @Test func givesTheKnownAnswers() { Argon2Kernel.avx512.expectKnownAnswers() }

    @Test(arguments: Argon2Function.Variant.allCases, Argon2Function.Version.allCases)
    func agreesWithLibargon2(variant: Argon2Function.Variant, version: Argon2Function.Version) throws {
        try Argon2Kernel.avx512.expectAgreement(variant, version, seed: 9106)
    }

    @Test(arguments: Argon2Case.unusual)
    func agreesWithLibargon2AtTheEdges(argon2: Argon2Case) throws {
        #expect(Argon2Kernel.avx512.hash(argon2) == (try argon2.expected()))
    }
}

@Suite(.enabled(if: Argon2Kernel.avx2.isAvailable, "the CPU has no AVX2"))
struct Argon2AVX2Tests {
    @Test func givesTheKnownAnswers() { Argon2Kernel.avx2.expectKnownAnswers() }

    @Test(arguments: Argon2Function.Variant.allCases, Argon2Function.Version.allCases)
    func agreesWithLibargon2(variant: Argon2Function.Variant, version: Argon2Function.Version) throws {
        try Argon2Kernel.avx2.expectAgreement(variant, version, seed: 7693)
    }

    @Test(arguments: Argon2Case.unusual)
    func agreesWithLibargon2AtTheEdges(argon2: Argon2Case) throws {
        #expect(Argon2Kernel.avx2.hash(argon2) == (try argon2.expected()))
    }
}

@Suite struct Argon2MemoryTests {
    private static let counts: [(memory: UInt32, lanes: UInt32, blocks: Int)] = [
        (8, 1, 8), (9, 1, 8), (11, 1, 8), (12, 1, 12), (45, 2, 40), (65536, 3, 65532),
        (4_294_967_295, 1, 4_294_967_292), (4_294_967_295, 16_777_215, 4_294_967_040),
    ]

    @Test(arguments: counts)
    func holdsWholeSegmentsAlone(memory: UInt32, lanes: UInt32, blocks: Int) {
        var parameters = Argon2Case(memory: memory, lanes: lanes, jobs: []).parameters
        #expect(unsafe argon2_memory_byte_count(&parameters) == blocks << 10)
    }
}

extension Argon2Case {
    private static func jobs(_ count: Int) -> [Job] {
        (0..<count).map { (Array("password \($0)".utf8), Array("some salt \($0)".utf8)) }
    }

    /// More streams than take turns at once, in groups of unlike size; an output of many digests; lengths about
    /// BLAKE2b's block of 128 bytes.
    static let unusual: [Argon2Case] =
        [
            Argon2Case(memory: 16 * 9, iterations: 2, lanes: 9, jobs: jobs(1)),
            Argon2Case(memory: 8 * 67 + 300, iterations: 2, lanes: 67, jobs: jobs(3)),
            Argon2Case(variant: .argon2i, memory: 8 * 1000, lanes: 1000, jobs: jobs(1)),
            Argon2Case(memory: 4 * 1027, iterations: 2, jobs: jobs(4)),
            Argon2Case(outputCount: 1024, jobs: jobs(2)),
            Argon2Case(outputCount: 5000, jobs: jobs(1)),
        ]
        + [31, 32, 33, 63, 64, 65, 95, 96, 97, 127, 128, 129].map { Argon2Case(outputCount: $0, jobs: jobs(1)) }
        + (80...300).map { count in
            Argon2Case(memory: 8, jobs: [(.init(repeating: 7, count: count), .init(repeating: 9, count: 8))])
        }
}

extension Argon2Kernel {
    /// phc-winner-argon2, src/test.c, for the first six: 256 KiB, 2 passes. The salts of less than 8 bytes, which
    /// libargon2 refuses, were computed with an Argon2 in plain Python over hashlib's BLAKE2b.
    private static let knownAnswers: [(Argon2Case, String)] = [
        (.reference(.argon2i, .v16, 1), "fd4dd83d762c49bdeaf57c47bdcd0c2f1babf863fdeb490df63ede9975fccf06"),
        (.reference(.argon2i, .v16, 2), "b6c11560a6a9d61eac706b79a2f97d68b4463aa3ad87e00c07e2b01e90c564fb"),
        (.reference(.argon2i, .v19, 1), "89e9029f4637b295beb027056a7336c414fadd43f6b208645281cb214a56452f"),
        (.reference(.argon2i, .v19, 2), "4ff5ce2769a1d7f4c8a491df09d41a9fbe90e5eb02155a13e4c01e20cd4eab61"),
        (.reference(.argon2id, .v19, 1), "9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe"),
        (.reference(.argon2id, .v19, 2), "6d093c501fd5999645e0ea3bf620d7b8be7fd2db59c20d9fff9539da2bf57037"),
        (
            Argon2Case(memory: 45, iterations: 2, lanes: 2, jobs: [([], [])]),
            "7b2b9c8d5357344d25d591fd13a8681639888f3de06a50b5302de04314fa5c90"
        ),
        (
            Argon2Case(
                variant: .argon2i, memory: 33, iterations: 3, lanes: 4, outputCount: 65,
                jobs: [(Array("password".utf8), Array("abc".utf8))]),
            "8f413efd8f12780b275a0fb39224800f34f185aed8c3a3c704036ba9fd25310f"
                + "564abb0b7423fcba065793c22bd2df8b01359affad8efd3816592f71fd5eb1720d"
        ),
        (
            Argon2Case(
                variant: .argon2d, version: .v16, memory: 70, iterations: 2, lanes: 3, outputCount: 4,
                jobs: [([], Array("1234567".utf8))]),
            "4d737a82"
        ),
    ]

    fileprivate func expectKnownAnswers() {
        for (argon2, answer) in Self.knownAnswers {
            let outputs = hash(argon2)?.map { output in
                output.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            }
            #expect(outputs == [answer], "\(argon2)")
        }
    }

    /// 342 random calls, every number of lanes 1...9 the same number of times.
    fileprivate func expectAgreement(
        _ variant: Argon2Function.Variant, _ version: Argon2Function.Version, seed: UInt64
    ) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<38 {
            for lanes in UInt32(1)...9 {
                let argon2 = Argon2Case.random(variant, version, lanes: lanes, using: &generator)
                #expect(hash(argon2) == (try argon2.expected()), "seed \(seed): \(argon2)")
            }
        }
    }
}

extension Argon2Case {
    fileprivate static func reference(
        _ variant: Argon2Function.Variant, _ version: Argon2Function.Version, _ lanes: UInt32
    ) -> Argon2Case {
        Argon2Case(
            variant: variant, version: version, memory: 256, iterations: 2, lanes: lanes,
            jobs: [(Array("password".utf8), Array("somesalt".utf8))])
    }
}
#endif
