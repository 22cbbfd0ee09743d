import Testing

@testable import CryptoPrimitives

extension KernelLevelTests {
    @Suite struct PBKDF2Batches {
        @Test(arguments: MessageDigest.allCases.filter(\.isAvailable), HashKernels.Level.allCases)
        func givesWhatLibcryptoGivesOneByOne(digest: MessageDigest, level: HashKernels.Level) throws {
            // Passwords and salts up to more than a block of every digest, outputs up to more than one digest.
            for batchCount in [1, 2, 3, 5, 12, 13, 16, 17, 33] {
                let inputs = batch(batchCount, seed: UInt64(batchCount), saltCount: batchCount * 5, passwordCount: 200)
                let (iterations, count) = (UInt32(1 + batchCount % 4), 1 + batchCount * 7 % 150)
                let expected = try inputs.map {
                    try stockPBKDF2(digest, $0.password.copy, $0.salt, iterations: iterations, count: count)
                }
                let (keys, single) = try withKernels(level) {
                    let single = try pbkdf2(
                        digest, inputs[0].password.copy, inputs[0].salt, iterations: iterations, count: count)
                    let keys = try PBKDF2Function.deriveKeys(
                        inputs, digest: digest, iterations: iterations, outputByteCount: count)
                    return (keys.map(\.copy), single)
                }
                #expect(keys == expected, "\(batchCount) inputs")
                #expect(single == expected[0])
            }
        }
    }

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
