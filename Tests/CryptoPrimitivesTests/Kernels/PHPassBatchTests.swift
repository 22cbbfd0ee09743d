import CryptoPrimitives
import Testing

extension KernelLevelTests {
    @Suite struct PHPassBatches {
        @Test(arguments: HashKernels.Level.allCases)
        func givesWhatALoopOverMD5GivesOneByOne(level: HashKernels.Level) throws {
            for batchCount in 1...33 {
                let inputs = batch(batchCount, seed: UInt64(batchCount), saltCount: 8)
                let expected = try inputs.map { try loop($0, countLog2: 4) }
                let (digests, single) = try withKernels(level) {
                    let (password, salt) = (inputs[0].password.copy, inputs[0].salt)
                    let single = try PHPassFunction.digest(password: password.span, salt: salt.span, countLog2: 4)
                    return (try PHPassFunction.digests(inputs, countLog2: 4).map(\.copy), single.copyBytes())
                }
                #expect(digests == expected, "\(batchCount) inputs")
                #expect(single == expected[0])
            }
        }

        private func loop(_ input: DerivationInput, countLog2: Int) throws -> [UInt8] {
            let password = input.password.copy
            var answer = try stockDigest(.md5, input.salt + password)
            for _ in 0..<1 << countLog2 { answer = try stockDigest(.md5, answer + password) }
            return answer
        }

        /// Openwall's own test of phpass 0.3: `$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0`, "test12345", 2^11 iterations.
        @Test(arguments: HashKernels.Level.allCases) func agreesWithPHPass(level: HashKernels.Level) throws {
            let (password, salt) = (Array("test12345".utf8), Array("IQRaTwmf".utf8))
            let answer = try withKernels(level) {
                try PHPassFunction.digest(password: password.span, salt: salt.span, countLog2: 11).copyBytes()
            }
            #expect(answer == phpassBytes("eRo7ud9Fh4E2PdI0S3r.L0"))
        }

        /// PHPass's base 64: the low bits first.
        private func phpassBytes(_ text: String) -> [UInt8] {
            let alphabet = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
            let values = text.compactMap { alphabet.firstIndex(of: $0) }
            return (0..<16).map { index in
                let bit = index / 3 * 24 + index % 3 * 8
                let pair = values[bit / 6] | values[bit / 6 + 1] << 6
                return UInt8(truncatingIfNeeded: pair >> (bit % 6))
            }
        }

        @Test(arguments: HashKernels.Level.allCases) func refusesTheSameEverywhere(level: HashKernels.Level) {
            withKernels(level) {
                for (salt, count) in [([UInt8](repeating: 1, count: 7), 4), ([UInt8](repeating: 1, count: 9), 4)] {
                    #expect(throws: PrimitiveError.invalidParameter("salt length")) {
                        try PHPassFunction.digests([input([1], salt)], countLog2: count)
                    }
                }
                for count in [-1, 31] {
                    #expect(throws: PrimitiveError.invalidParameter("count")) {
                        try PHPassFunction.digests([input([1], [UInt8](repeating: 1, count: 8))], countLog2: count)
                    }
                }
            }
        }
    }
}
