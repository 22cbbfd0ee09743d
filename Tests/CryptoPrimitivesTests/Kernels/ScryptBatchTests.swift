import CryptoPrimitives
import Testing

extension KernelLevelTests {
    @Suite struct ScryptBatches {
        typealias Shape = (costN: UInt64, blockSize: UInt32, parallelism: UInt32, count: Int)

        @Test(arguments: HashKernels.Level.allCases)
        func givesWhatOpenSSLGivesOneByOne(level: HashKernels.Level) throws {
            let shapes: [Shape] = [(16, 1, 1, 64), (8, 14, 1, 64), (64, 3, 2, 7), (1024, 8, 1, 32)]
            for (costN, blockSize, parallelism, count) in shapes {
                for batchCount in 1...9 {
                    let inputs = batch(batchCount, seed: UInt64(batchCount), saltCount: batchCount * 9 - 9)
                    let expected = try inputs.map {
                        try scrypt(
                            $0.password.copy, $0.salt, costN: costN, blockSize: blockSize, parallelism: parallelism,
                            count: count, .openSSL)
                    }
                    let (keys, single) = try withKernels(level) {
                        let keys = try ScryptFunction.deriveKeys(
                            inputs, costN: costN, blockSize: blockSize, parallelism: parallelism,
                            outputByteCount: count)
                        let single = try scrypt(
                            inputs[0].password.copy, inputs[0].salt, costN: costN, blockSize: blockSize,
                            parallelism: parallelism, count: count)
                        return (keys.map(\.copy), single)
                    }
                    #expect(keys == expected, "N \(costN), r \(blockSize), p \(parallelism), \(batchCount) inputs")
                    #expect(single == expected[0])
                }
            }
        }

        /// Over the size from which memory is mapped.
        @Test(arguments: HashKernels.Level.allCases)
        func largeMemoryGivesTheSame(level: HashKernels.Level) throws {
            let inputs = batch(3, seed: 3, saltCount: 16)
            let expected = try inputs.map {
                try scrypt($0.password.copy, $0.salt, costN: 16_384, blockSize: 8, parallelism: 1, count: 32, .openSSL)
            }
            let keys = try withKernels(level) {
                try ScryptFunction.deriveKeys(
                    inputs, costN: 16_384, blockSize: 8, parallelism: 1, outputByteCount: 32)
            }
            #expect(keys.map(\.copy) == expected)
        }

        static let wrong: [Shape] = [
            (0, 8, 1, 32), (1, 8, 1, 32), (15, 8, 1, 32), (16, 0, 1, 32), (16, 8, 0, 32), (65_536, 1, 1, 32),
            (16, 8, 1, 0), (16, 8, 1, -1), (1 << 63, 8, 1, 32), (1 << 50, 8, 1, 32), (2, 1, (1 << 30) - 1, 32),
            (2, .max, .max, 32),
        ]

        @Test(arguments: wrong)
        func failsAsOpenSSLDoes(costN: UInt64, blockSize: UInt32, parallelism: UInt32, count: Int) {
            func problem(_ level: HashKernels.Level, _ backend: ScryptFunction.Backend?) -> PrimitiveError? {
                withKernels(level) {
                    #expect(throws: PrimitiveError.self) {
                        try scrypt(
                            [1], [2], costN: costN, blockSize: blockSize, parallelism: parallelism, count: count,
                            backend)
                    }
                }
            }
            let expected = problem(.off, .openSSL)
            for level in HashKernels.Level.allCases {
                #expect(problem(level, nil) == expected)
                let ofBatch = withKernels(level) {
                    #expect(throws: PrimitiveError.self) {
                        try ScryptFunction.deriveKeys(
                            [input([1], [2]), input([3], [4])], costN: costN, blockSize: blockSize,
                            parallelism: parallelism, outputByteCount: count)
                    }
                }
                #expect(ofBatch == expected)
            }
        }
    }
}
