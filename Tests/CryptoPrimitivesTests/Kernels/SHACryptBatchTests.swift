import Testing

@testable import CryptoPrimitives

extension KernelLevelTests {
    @Suite struct SHACrypt {
        @Test(arguments: SHACryptFunction.Variant.allCases, HashKernels.Level.allCases)
        func givesWhatLibxcryptGives(variant: SHACryptFunction.Variant, level: HashKernels.Level) throws {
            let inputs = batch(17, seed: 5, saltCount: 0, passwordCount: 300, passwordBytes: 1...255)
            for (number, input) in inputs.enumerated() {
                let (password, salt) = (input.password.copy, Array(SHACryptFunctionTests.salt.prefix(number)))
                let rounds = 1000 + UInt32(number)
                let expected = try stockSHACrypt(variant, password, salt, rounds: rounds)
                let answer = try withKernels(level) { try shaCrypt(variant, password, salt, rounds: rounds) }
                #expect(answer == expected, "\(password.count) bytes")
            }
        }

        @Test(arguments: SHACryptFunction.Variant.allCases, HashKernels.Level.allCases)
        func batchesGiveWhatLibxcryptGivesOneByOne(variant: SHACryptFunction.Variant, level: HashKernels.Level) throws {
            for batchCount in [1, 2, 3, 5, 8, 9, 16, 17, 33] {
                let passwords = batch(
                    batchCount, seed: UInt64(batchCount), saltCount: 0, passwordCount: 90, passwordBytes: 1...255)
                let inputs = passwords.enumerated().map { number, input in
                    DerivationInput(
                        password: input.password, salt: Array(SHACryptFunctionTests.salt.prefix(number % 17)))
                }
                let rounds = 1000 + UInt32(batchCount)
                let expected = try inputs.map {
                    try stockSHACrypt(variant, $0.password.copy, $0.salt, rounds: rounds)
                }
                let digests = try withKernels(level) {
                    try SHACryptFunction.digests(inputs, variant: variant, rounds: rounds).map(\.copy)
                }
                #expect(digests == expected, "\(batchCount) inputs")
            }
        }

        @Test(arguments: SHACryptFunction.Variant.allCases, HashKernels.Level.allCases)
        func aLongPasswordIsComputedAlone(variant: SHACryptFunction.Variant, level: HashKernels.Level) {
            withKernels(level) {
                #expect(SHACryptFunction.batchCount(variant, passwordByteCount: 65) == 1)
            }
        }

        @Test(arguments: SHACryptFunction.Variant.allCases, HashKernels.Level.allCases)
        func oneBadInputFailsTheBatch(variant: SHACryptFunction.Variant, level: HashKernels.Level) {
            let good = input([1], Array("salt".utf8))
            for (bad, part) in [
                (input([1, 0], good.salt), "password with a NUL"), (input([1], [0x20]), "salt"),
                (input([UInt8](repeating: 1, count: 512), good.salt), "password length"),
                (input([1], [UInt8](repeating: 65, count: 17)), "salt length"),
            ] {
                #expect(throws: PrimitiveError.invalidParameter(part)) {
                    try withKernels(level) {
                        try SHACryptFunction.digests([good, bad], variant: variant, rounds: 1000)
                    }
                }
            }
        }

        @Test(arguments: SHACryptFunction.Variant.allCases, HashKernels.Level.allCases)
        func refusesTheSameEverywhere(variant: SHACryptFunction.Variant, level: HashKernels.Level) {
            func problem(_ password: [UInt8], _ salt: [UInt8], rounds: UInt32) -> PrimitiveError? {
                withKernels(level) {
                    #expect(throws: PrimitiveError.self) { try shaCrypt(variant, password, salt, rounds: rounds) }
                }
            }
            #expect(problem([1], [], rounds: 999) == .invalidParameter("rounds"))
            #expect(problem([1], [], rounds: 1_000_000_000) == .invalidParameter("rounds"))
            #expect(problem([1, 0, 2], [], rounds: 1000) == .invalidParameter("password with a NUL"))
            #expect(
                problem([UInt8](repeating: 1, count: 512), [], rounds: 1000) == .invalidParameter("password length"))
            #expect(problem([1], [UInt8](repeating: 65, count: 17), rounds: 1000) == .invalidParameter("salt length"))
            for byte: UInt8 in [0, 10, 0x20, 0x24, 0x3A, 0x7F, 0xC3] {
                #expect(problem([1], [65, byte], rounds: 1000) == .invalidParameter("salt"))
            }
        }
    }
}
