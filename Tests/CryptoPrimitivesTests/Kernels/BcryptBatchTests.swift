import Testing

@testable import CryptoPrimitives

extension KernelLevelTests {
    @Suite struct BcryptBatches {
        @Test(arguments: HashKernels.Level.allCases, [BcryptFunction.Variant.a, .b, .x])
        func givesWhatLibxcryptGivesOneByOne(level: HashKernels.Level, variant: BcryptFunction.Variant) throws {
            for batchCount in 1...5 {
                // No NUL: a C string has none.
                let inputs = batch(batchCount, seed: UInt64(batchCount), saltCount: 16, passwordBytes: 1...255)
                let expected = try inputs.map { try stockDigestText($0, variant) }
                let (digests, isServed) = try withKernels(level) {
                    let digests = try BcryptFunction.digests(inputs, variant: variant, cost: 4)
                    return (digests?.map { bcryptText($0.copy) }, BcryptFunction.batchCount > 1)
                }
                #expect(digests == (isServed ? expected : nil), "\(batchCount) inputs")
            }
        }

        /// Alone, the kernel with AVX2 computes, and no other.
        @Test(arguments: HashKernels.Level.allCases, [BcryptFunction.Variant.a, .b, .x])
        func givesWhatLibxcryptGivesAlone(level: HashKernels.Level, variant: BcryptFunction.Variant) throws {
            for input in batch(20, seed: 1, saltCount: 16, passwordBytes: 1...255) {
                let expected = try stockDigestText(input, variant)
                let (digest, isServed) = try withKernels(level) {
                    let digest = try BcryptFunction.digest(
                        password: input.password.copy.span, salt: input.salt.span, variant: variant, cost: 4)
                    return (digest?.copyBytes(), HashKernels.isInUse(.bcryptAVX2))
                }
                #expect(digest.map(bcryptText) == (isServed ? expected : nil))
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

        /// libxcrypt's digest, as its text ends.
        private func stockDigestText(_ input: DerivationInput, _ variant: BcryptFunction.Variant) throws -> String {
            let setting = "$2\(variant)$04$" + bcryptText(input.salt)
            return String(try crypt(input.password.copy, setting).dropFirst(setting.count))
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
