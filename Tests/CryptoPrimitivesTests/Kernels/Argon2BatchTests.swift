import CryptoPrimitives
import Testing

extension KernelLevelTests {
    @Suite struct Argon2Batches {
        typealias Shape = (variant: Argon2Function.Variant, memory: UInt32, parallelism: UInt32, count: Int)

        @Test(arguments: HashKernels.Level.allCases)
        func givesWhatLibargon2GivesOneByOne(level: HashKernels.Level) throws {
            let shapes: [Shape] = [(.argon2id, 40, 1, 32), (.argon2d, 100, 3, 100), (.argon2i, 64, 4, 4)]
            for (variant, memory, parallelism, count) in shapes {
                for version in Argon2Function.Version.allCases {
                    for batchCount in 1...5 {
                        let inputs = batch(batchCount, seed: UInt64(batchCount), saltCount: 8 + batchCount)
                        let expected = try inputs.map {
                            try stockArgon2(
                                $0, variant, version, memory: memory, iterations: 2, parallelism: parallelism,
                                count: UInt32(count))
                        }
                        let (keys, single) = try withKernels(level) {
                            let keys = try Argon2Function.deriveKeys(
                                inputs, variant: variant, version: version, memory: memory, iterations: 2,
                                parallelism: parallelism, outputByteCount: count)
                            let single = try argon2(
                                inputs[0].password.copy, inputs[0].salt, variant, version, memory: memory,
                                iterations: 2, parallelism: parallelism, count: count)
                            return (keys.map(\.copy), single)
                        }
                        #expect(keys == expected, "\(variant) \(version) p \(parallelism), \(batchCount) inputs")
                        #expect(single == expected[0])
                    }
                }
            }
        }

        /// From the size on at which several are computed at once, and memory is mapped.
        @Test(arguments: HashKernels.Level.allCases)
        func largeMemoryGivesTheSame(level: HashKernels.Level) throws {
            let inputs = batch(5, seed: 33, saltCount: 16)
            let memory: UInt32 = 32 << 10
            let expected = try inputs.map { try stockArgon2($0, .argon2id, memory: memory) }
            // 5 are computed as 2 and 3.
            for count in [4, 5] {
                let keys = try withKernels(level) {
                    try Argon2Function.deriveKeys(
                        Array(inputs.prefix(count)), variant: .argon2id, version: .v19, memory: memory, iterations: 1,
                        parallelism: 1, outputByteCount: 32)
                }
                #expect(keys.map(\.copy) == Array(expected.prefix(count)))
            }
        }

        static let wrong: [(salt: Int, memory: UInt32, iterations: UInt32, parallelism: UInt32, count: Int)] = [
            (0, 64, 1, 1, 32), (7, 64, 1, 1, 32), (8, 7, 1, 1, 32), (8, 0, 1, 1, 32), (8, 15, 1, 2, 32),
            (8, 64, 0, 1, 32), (8, 64, 1, 0, 32), (8, .max, 1, 1 << 24, 32), (8, .max, 1, .max, 32),
            (8, 64, 1, 1 << 29, 32), (8, 64, 1, 1 << 31, 32), (8, 64, 1, 1, 3), (8, 64, 1, 1, 0), (8, 64, 1, 1, -1),
            (0, 0, 0, 0, 0), (0, 0, 0, 0, 4), (8, 0, 0, 0, 4), (8, 8, 0, 0, 4), (8, 8, 0, .max, 4),
        ]

        /// The first complaint of several is the same, too.
        @Test(arguments: wrong)
        func namesTheSameParameterAsLibargon2(
            salt: Int, memory: UInt32, iterations: UInt32, parallelism: UInt32, count: Int
        ) throws {
            let input = input([1, 2], [UInt8](repeating: 3, count: salt))
            func problem(_ level: HashKernels.Level) -> PrimitiveError? {
                withKernels(level) {
                    #expect(throws: PrimitiveError.self) {
                        try argon2(
                            input.password.copy, input.salt, .argon2id, memory: memory, iterations: iterations,
                            parallelism: parallelism, count: count)
                    }
                }
            }
            let expected = problem(.off)
            #expect(problem(.full) == expected && problem(.avx2) == expected)
            let ofBatch = withKernels(.full) {
                #expect(throws: PrimitiveError.self) {
                    try Argon2Function.deriveKeys(
                        [input, input], variant: .argon2id, version: .v19, memory: memory, iterations: iterations,
                        parallelism: parallelism, outputByteCount: count)
                }
            }
            #expect(ofBatch == expected)
        }

        @Test func oneBadSaltFailsTheWholeBatch() {
            #expect(throws: PrimitiveError.invalidParameter("salt length")) {
                try Argon2Function.deriveKeys(
                    [input([1], [UInt8](repeating: 1, count: 8)), input([1], [1, 2, 3])], variant: .argon2id,
                    version: .v19, memory: 64, iterations: 1, parallelism: 1, outputByteCount: 32)
            }
        }

        @Test(arguments: HashKernels.Level.allCases) func anEmptyBatchIsEmpty(level: HashKernels.Level) throws {
            let keys = try withKernels(level) {
                try Argon2Function.deriveKeys(
                    [], variant: .argon2id, version: .v19, memory: 64, iterations: 1, parallelism: 1,
                    outputByteCount: 32)
            }
            #expect(keys.isEmpty)
        }
    }
}
