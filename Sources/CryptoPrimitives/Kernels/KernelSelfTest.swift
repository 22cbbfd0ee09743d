/// Computes known answers with a kernel.
struct KernelSelfTest: Sendable {
    /// What is expected; a test of the tests expects something else.
    var answers = KnownAnswers()

    /// Whether the kernel gives every answer that is known of it.
    func passes(_ kernel: Kernel) -> Bool {
        switch kernel {
        case .argon2AVX512: argon2(.avx512)
        case .argon2AVX2: argon2(.avx2)
        case .scrypt: scrypt(.single)
        case .scryptAVX512: scrypt(.avx512)
        case .scryptAVX2: scrypt(.avx2)
        case .bcrypt: bcrypt(.portable)
        case .bcryptAVX2: bcrypt(.avx2)
        case .md5: digests(.md5)
        case .phpass: phpass(.single)
        case .phpassAVX2: phpass(.avx2)
        case .phpassAVX512: phpass(.avx512)
        case .sha1: digests(.sha1)
        case .sha256: digests(.sha256) && digests(.sha224)
        case .sha512:
            digests(.sha512) && digests(.sha384) && digests(.sha512_224) && digests(.sha512_256) && iteratedSHA512()
        }
    }

    // MARK: Families

    private func argon2(_ kernel: Argon2Kernel) -> Bool {
        let published = Argon2Parameters(
            variant: .argon2id, version: .v19, memory: 256, iterations: 2, parallelism: 1, outputCount: 32)
        let input = Self.input(Array("password".utf8), salt: Array("somesalt".utf8))
        guard argon2(kernel, published, [input]) == answers.argon2Published else { return false }
        for (variant, answer) in zip(Argon2Function.Variant.allCases, answers.argon2) {
            let parameters = Argon2Parameters(
                variant: variant, version: .v19, memory: 64, iterations: 2, parallelism: 1, outputCount: 32)
            guard argon2(kernel, parameters, Self.inputs(4, saltCount: 16)) == answer else { return false }
        }
        let lanes = Argon2Parameters(
            variant: .argon2d, version: .v16, memory: 100, iterations: 2, parallelism: 3, outputCount: 100)
        return argon2(kernel, lanes, Self.inputs(3, saltCount: 16)) == answers.argon2Lanes
    }

    private func argon2(_ kernel: Argon2Kernel, _ parameters: Argon2Parameters, _ inputs: [DerivationInput]) -> String?
    {
        unsafe Self.answer(
            inputs, Int(parameters.outputCount), memoryByteCount: Argon2Kernel.memoryByteCount(parameters)
        ) { unsafe kernel.compute(parameters, $0) }
    }

    private func scrypt(_ kernel: ScryptKernel) -> Bool {
        let published = ScryptKernel.Parameters(costN: 16, blockSize: 1, parallelism: 1, outputByteCount: 64)
        guard scrypt(kernel, published, [Self.input([], salt: [])]) == answers.scryptPublished else { return false }
        let parameters = ScryptKernel.Parameters(costN: 32, blockSize: 2, parallelism: 2, outputByteCount: 40)
        return scrypt(kernel, parameters, Self.inputs(8, saltCount: 16)) == answers.scrypt
    }

    private func scrypt(
        _ kernel: ScryptKernel, _ parameters: ScryptKernel.Parameters, _ inputs: [DerivationInput]
    ) -> String? {
        unsafe Self.answer(
            inputs, parameters.outputByteCount, memoryByteCount: ScryptKernel.memoryByteCount(parameters)
        ) {
            unsafe kernel.compute(parameters, $0)
        }
    }

    /// With the guard, in whose variant two of the passwords have what it is there for.
    private func bcrypt(_ kernel: BcryptKernel) -> Bool {
        let passwords = [Self.password(0), Self.password(3), [0xff, 0xff, 0xa3], [0xff]]
        let inputs = passwords.enumerated().map { Self.input($1, salt: Self.salt($0, count: 16)) }
        let answer = unsafe Self.answer(inputs, BcryptFunction.digestByteCount) {
            unsafe kernel.compute(.a, cost: 4, $0)
        }
        return answer == answers.bcrypt
    }

    private func phpass(_ kernel: PHPassKernel) -> Bool {
        let answer = unsafe Self.answer(Self.inputs(kernel.width, saltCount: 8), MessageDigest.md5.byteCount) {
            unsafe kernel.compute(iterations: 8, $0)
        }
        return answer == answers.phpass[kernel.width]
    }

    private func digests(_ function: MessageDigest) -> Bool {
        var digests: [UInt8] = []
        for count in [0, 1, 3, 55, 56, 63, 64, 65, 111, 112, 119, 127, 128, 129, 200] {
            var digest = [UInt8](repeating: 0, count: function.byteCount)
            unsafe Self.message(count).withUnsafeBufferPointer { message in
                unsafe digest.withUnsafeMutableBufferPointer {
                    unsafe DigestKernel.compute(function, message, into: $0)
                }
            }
            digests += digest
        }
        return Self.digestText(digests) == answers.digests[function]
    }

    private func iteratedSHA512() -> Bool {
        var digest = [UInt8](repeating: 0, count: MessageDigest.sha512.byteCount)
        unsafe Self.message(63).withUnsafeBufferPointer { first in
            unsafe Self.message(55).withUnsafeBufferPointer { suffix in
                unsafe digest.withUnsafeMutableBufferPointer {
                    unsafe DigestKernel.iterateSHA512(first, suffix, iterations: 5, into: $0)
                }
            }
        }
        return Self.text(digest) == answers.sha512Iterated
    }

    // MARK: Inputs and answers

    /// Inputs whose bytes follow from their number, with passwords of 0...72 bytes.
    private static func inputs(_ count: Int, saltCount: Int) -> [DerivationInput] {
        (0..<count).map { input(password($0), salt: salt($0, count: saltCount)) }
    }

    private static func password(_ number: Int) -> [UInt8] {
        (0..<number * 23 % 73).map { UInt8(1 + (31 * number + 7 * $0) % 255) }
    }

    private static func salt(_ number: Int, count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: 101 * number + 13 * $0 + 5) }
    }

    private static func message(_ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: 7 * $0 + count) }
    }

    private static func input(_ password: [UInt8], salt: [UInt8]) -> DerivationInput {
        DerivationInput(password: SharedSecretBytes(SecretBytes(copying: password.span)), salt: salt)
    }

    /// One hash as it is, several as the FNV-1a of all.
    private static func answer(
        _ inputs: [DerivationInput], _ outputByteCount: Int, memoryByteCount: Int = 0, compute: ([KernelJob]) -> Void
    ) -> String? {
        let outputs = try? unsafe KernelJob.run(
            inputs[...], outputByteCount: outputByteCount, memoryByteCount: memoryByteCount, compute: compute)
        guard let outputs else { return nil }
        let bytes = outputs.flatMap { $0.withBytes { bytes in bytes.indices.map { bytes[$0] } } }
        return outputs.count == 1 ? text(bytes) : digestText(bytes)
    }

    /// FNV-1a (Fowler, Noll and Vo), 64 bits.
    private static func digestText(_ bytes: [UInt8]) -> String {
        let digest = bytes.reduce(0xcbf2_9ce4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
        return text((0..<8).map { UInt8(truncatingIfNeeded: digest >> (56 - 8 * $0)) })
    }

    /// Lower-case hex: the answers are written so.
    private static func text(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}
