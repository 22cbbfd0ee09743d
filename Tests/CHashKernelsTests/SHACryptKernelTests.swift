#if arch(x86_64)

import CHashKernels
import CryptoPrimitives
import TestSupport
import Testing

@Suite(.enabled(if: !SHACryptKernel.supported.isEmpty, "this CPU has none of the features"))
struct SHACryptKernelTests {
    /// Drepper, "Unix crypt using SHA-256 and SHA-512": the test vectors of "Hello world!".
    static let examples: [SHACryptExample] = [
        SHACryptExample(
            kernel: .sha256, salt: "saltstring", rounds: 5000,
            expected: "5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"),
        SHACryptExample(
            kernel: .sha256, salt: "saltstringsaltst", rounds: 10_000,
            expected: "3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA"),
        SHACryptExample(
            kernel: .sha512, salt: "saltstring", rounds: 5000,
            expected: "svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"),
        SHACryptExample(
            kernel: .sha512, salt: "saltstringsaltst", rounds: 10_000,
            expected: "OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/YTBmSK6H9qs/y3RnOaw5v."),
    ]

    @Test(arguments: examples.filter(\.kernel.isSupported))
    func givesThePublishedAnswers(example: SHACryptExample) {
        let text = example.kernel.text(
            password: Array("Hello world!".utf8), salt: Array(example.salt.utf8), rounds: example.rounds)
        #expect(text == example.expected)
    }

    /// Every length of a password that libxcrypt takes, and every length of a salt.
    @Test(arguments: SHACryptKernel.supported)
    func agreesWithLibxcrypt(kernel: SHACryptKernel) throws {
        let seed: UInt64 = 0x5348_4301
        var generator = SeededGenerator(seed: seed)
        for run in 0...Int(SHA_CRYPT_PASSWORD_LIMIT) {
            let password = generator.bytes(count: run, in: 1...255)
            // No salt at all is a case too, and the digits are all of its alphabet.
            let salt = generator.bytes(count: run % 17, in: 0x30...0x39)
            let rounds = UInt32.random(in: 1000...1050, using: &generator)
            let setting = "\(kernel.prefix)rounds=\(rounds)$\(String(decoding: salt, as: UTF8.self))$"
            let expected = try CryptFunction.hash(password: password.span, setting: Array(setting.utf8)).copyBytes()
            let text = kernel.text(password: password, salt: salt, rounds: rounds)
            guard Array((setting + text).utf8) == expected else {
                Issue.record("seed \(seed), run \(run): \(kernel), \(run) bytes, salt \(salt.count), \(rounds) rounds")
                return
            }
        }
    }
}

/// What the specification says of a salt and a number of rounds.
struct SHACryptExample {
    let kernel: SHACryptKernel
    let salt: String
    let rounds: UInt32
    let expected: String
}
#endif
