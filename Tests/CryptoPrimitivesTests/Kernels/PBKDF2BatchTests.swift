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
}
