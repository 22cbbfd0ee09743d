#if arch(x86_64)

import CHashKernels
import CryptoPrimitives
import TestSupport
import Testing

@Suite(.enabled(if: !PBKDF2Kernel.supported.isEmpty, "this CPU has none of the features"))
struct PBKDF2KernelTests {
    /// RFC 6070, section 2, but for its 16,777,216 iterations; RFC 7914, section 11.
    static let examples: [PBKDF2Example] = [
        PBKDF2Example(
            kernel: .sha1, password: "password", salt: "salt", iterations: 1,
            expected: "0c60c80f961f0e71f3a9b524af6012062fe037a6"
        ),
        PBKDF2Example(
            kernel: .sha1, password: "password", salt: "salt", iterations: 2,
            expected: "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"
        ),
        PBKDF2Example(
            kernel: .sha1, password: "password", salt: "salt", iterations: 4096,
            expected: "4b007901b765489abead49d926f721d065a429c1"
        ),
        PBKDF2Example(
            kernel: .sha1, password: "passwordPASSWORDpassword", salt: "saltSALTsaltSALTsaltSALTsaltSALTsalt",
            iterations: 4096,
            expected: "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038"
        ),
        PBKDF2Example(
            kernel: .sha1, password: "pass\0word", salt: "sa\0lt", iterations: 4096,
            expected: "56fa6aa75548099dcc37d7f03425e0c3"
        ),
        PBKDF2Example(
            kernel: .sha256, password: "passwd", salt: "salt", iterations: 1,
            expected:
                "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783"
        ),
        PBKDF2Example(
            kernel: .sha256, password: "Password", salt: "NaCl", iterations: 80_000,
            expected:
                "4ddcd8f60b98be21830cee5ef22701f9641a4418d04c0414aeff08876b34ab56a1d425a1225833549adb841b51c9b3176a272bdebba1d078478f62b397f33c8d"
        ),
    ]

    @Test(arguments: examples.filter(\.kernel.isSupported))
    func givesThePublishedAnswers(example: PBKDF2Example) {
        let output = PinnedBytes([UInt8](repeating: 0, count: example.expected.utf8.count / 2))
        example.kernel.derive(
            PinnedBytes(Array(example.password.utf8)), PinnedBytes(Array(example.salt.utf8)),
            iterations: example.iterations, into: output)
        #expect(hexadecimal(output.bytes) == example.expected)
    }

    @Test(arguments: PBKDF2Kernel.supported)
    func agreesWithOpenSSL(kernel: PBKDF2Kernel) {
        let seed: UInt64 = 0x5042_4B01
        var generator = SeededGenerator(seed: seed)
        let pool = BytePool(using: &generator)
        for run in 0..<100_000 {
            // Every length of a password, then of a salt; long salts and outputs are what scrypt asks for.
            let password = PinnedBytes(
                pool.bytes(
                    count: run < 301 ? run : Int.random(in: 0...300, using: &generator), using: &generator),
                offset: run % 64)
            let saltCount =
                run % 100 == 0
                ? Int.random(in: 301...2000, using: &generator)
                : run < 602 ? run % 301 : Int.random(in: 0...300, using: &generator)
            let salt = PinnedBytes(pool.bytes(count: saltCount, using: &generator), offset: run % 61)
            let count = Int.random(in: 1...(run % 50 == 0 ? 2000 : 140), using: &generator)
            let iterations = UInt32.random(in: 1...4, using: &generator)
            let output = PinnedBytes([UInt8](repeating: 0xEE, count: count), offset: run % 9)
            kernel.derive(password, salt, iterations: iterations, into: output)
            guard output.bytes == kernel.expected(password, salt, iterations: iterations, count: count) else {
                Issue.record(
                    """
                    seed \(seed), run \(run): \(kernel), password \(password.count), salt \(saltCount), \
                    \(iterations) iterations, \(count) bytes
                    """)
                return
            }
        }
    }

    @Test(.enabled(if: PBKDF2Kernel.sha256.isSupported, "this CPU has no SHA instructions"))
    func isHMACWhereThereIsOneIteration() throws {
        var generator = SeededGenerator(seed: 0x5042_4B02)
        for count in 1...300 {
            let key = generator.bytes(count: count)
            let salt = generator.bytes(count: 301 - count)
            let output = PinnedBytes([UInt8](repeating: 0, count: 32))
            PBKDF2Kernel.sha256.derive(PinnedBytes(key), PinnedBytes(salt), iterations: 1, into: output)
            let message = salt + [0, 0, 0, 1]
            let expected = try MessageAuthentication.hmacSHA256(message.span, key: key.span)
            #expect(output.bytes == expected, "\(count) bytes")
        }
    }
}

/// What a specification says that a password and a salt give.
struct PBKDF2Example {
    let kernel: PBKDF2Kernel
    let password: String
    let salt: String
    let iterations: UInt32
    let expected: String
}
#endif
