import CryptoPrimitives
import Testing

extension KernelLevelTests {
    @Suite struct BcryptBatches {
        @Test(arguments: HashKernels.Level.allCases, [BcryptFunction.Variant.a, .b, .x])
        func givesWhatLibxcryptGivesOneByOne(level: HashKernels.Level, variant: BcryptFunction.Variant) throws {
            for batchCount in 1...5 {
                // No NUL: a C string has none.
                let inputs = batch(batchCount, seed: UInt64(batchCount), saltCount: 16, passwordBytes: 1...255)
                let digests = try withKernels(level) {
                    try BcryptFunction.digests(inputs, variant: variant, cost: 4)
                }
                guard let digests else { continue }
                for (input, digest) in zip(inputs, digests) {
                    let setting = "$2\(variant)$04$" + bcryptText(input.salt)
                    #expect(try crypt(input.password.copy, setting) == setting + bcryptText(digest.copy))
                }
            }
        }

        @Test func leavesItToLibxcryptWithoutKernels() throws {
            let inputs = batch(2, seed: 1, saltCount: 16)
            let (digests, batchCount) = try withKernels(.off) {
                (try BcryptFunction.digests(inputs, variant: .b, cost: 4), BcryptFunction.batchCount)
            }
            #expect(digests == nil && batchCount == 1)
        }

        @Test(arguments: HashKernels.Level.allCases) func refusesTheSameEverywhere(level: HashKernels.Level) {
            let salt = [UInt8](repeating: 1, count: 16)
            withKernels(level) {
                for cost in [-1, 3, 32] {
                    #expect(throws: PrimitiveError.invalidParameter("cost")) {
                        try BcryptFunction.digests([input([1], salt)], variant: .b, cost: cost)
                    }
                }
                for count in [0, 15, 17] {
                    let other = [UInt8](repeating: 1, count: count)
                    #expect(throws: PrimitiveError.invalidParameter("salt length")) {
                        try BcryptFunction.digests([input([1], salt), input([1], other)], variant: .b, cost: 4)
                    }
                }
            }
        }

        /// bcrypt's base 64: six bits a character, from the highest on, the last one filled with zeros.
        private func bcryptText(_ bytes: [UInt8]) -> String {
            let alphabet = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
            let bits = bytes.flatMap { byte in (0..<8).map { byte >> (7 - $0) & 1 } }
            return String(
                stride(from: 0, to: bits.count, by: 6).map { start in
                    let value = (start..<start + 6).reduce(0) { $0 << 1 | ($1 < bits.count ? Int(bits[$1]) : 0) }
                    return alphabet[value]
                })
        }
    }
}
