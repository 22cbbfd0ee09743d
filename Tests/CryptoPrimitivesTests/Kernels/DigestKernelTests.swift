import TestSupport
import Testing

@testable import CryptoPrimitives

extension KernelLevelTests {
    @Suite struct Digests {
        @Test(arguments: MessageDigest.allCases.filter(\.isAvailable), [HashKernels.Level.avx2, .full])
        func givesWhatOpenSSLGivesAtEveryLength(function: MessageDigest, level: HashKernels.Level) throws {
            var generator = SeededGenerator(seed: 180)
            for count in 0...300 {
                let message = generator.bytes(count: count)
                let expected = try stockDigest(function, message)
                let answer = try withKernels(level) { try digest(function, message) }
                #expect(answer == expected, "\(count) bytes")
            }
        }

        @Test(arguments: MessageDigest.allCases.filter(\.isAvailable), [HashKernels.Level.avx2, .full])
        func iteratesAsOpenSSLDoes(function: MessageDigest, level: HashKernels.Level) throws {
            var generator = SeededGenerator(seed: 512)
            for (iterations, count) in zip([0, 1, 2, 7, 40], [0, 13, 47, 48, 200]) {
                let (first, suffix) = (generator.bytes(count: count + 8), generator.bytes(count: count))
                let expected = try function.stockIteratedDigest(
                    first: first.span, suffix: suffix.span, iterations: iterations
                ).copyBytes()
                let answer = try withKernels(level) {
                    try function.iteratedDigest(first: first.span, suffix: suffix.span, iterations: iterations)
                        .copyBytes()
                }
                #expect(answer == expected, "\(count) bytes")
            }
        }

        @Test(arguments: HashKernels.Level.allCases)
        func iteratesBatchesAsOpenSSLDoesOneByOne(level: HashKernels.Level) throws {
            // Passwords of one block and of more are in every batch, salts of any length in the last.
            for (batchCount, saltCount) in [(1, 8), (2, 8), (3, 8), (8, 8), (9, 8), (24, 8), (33, 70)] {
                let inputs = batch(batchCount, seed: UInt64(batchCount), saltCount: saltCount, passwordCount: 60)
                let expected = try inputs.map { input in
                    let first = input.salt + input.password.copy
                    return try MessageDigest.sha512.stockIteratedDigest(
                        first: first.span, suffix: input.password.copy.span, iterations: 9
                    ).copyBytes()
                }
                let digests = try withKernels(level) {
                    try MessageDigest.iteratedSHA512(inputs, iterations: 9).map(\.copy)
                }
                #expect(digests == expected, "\(batchCount) inputs")
            }
        }

        @Test(arguments: MessageDigest.allCases.filter(\.isAvailable), HashKernels.Level.allCases)
        func matchesItsOwnDigestAndNoOther(function: MessageDigest, level: HashKernels.Level) throws {
            try withKernels(level) {
                let message = utf8("correct horse")
                let expected = try stockDigest(function, message)
                func matches(_ other: [UInt8]) throws -> Bool { try function.matches(message.span, other.span) }
                #expect(try matches(expected))
                for index in expected.indices {
                    var other = expected
                    other[index] ^= 1 << UInt8(index % 8)
                    #expect(try !matches(other))
                }
                #expect(try !matches(Array(expected.dropLast())) && !matches(expected + [0]) && !matches([]))
                let nothing: [UInt8] = []
                let isOfNothing = try function.matches(nothing.span, expected.span)
                #expect(!isOfNothing)
            }
        }
    }
}
