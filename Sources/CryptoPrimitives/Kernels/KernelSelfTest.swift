/// Computes known answers with a kernel: every path that its batches take, from one hash to the most.
struct KernelSelfTest: Sendable {
    /// What is expected; a test of the tests expects something else.
    var answers = KnownAnswers()

    /// Whether the kernel gives every answer that is known of it.
    /// - Throws: `outOfMemory`, which says nothing about the kernel.
    func passes(_ kernel: Kernel) throws(PrimitiveError) -> Bool {
        switch kernel {
        case .argon2AVX512: try argon2(.avx512)
        case .argon2AVX2: try argon2(.avx2)
        case .scrypt: try scrypt(.single, counts: [3])
        case .scryptAVX512: try scrypt(.avx512, counts: [3, 4, 6, 8])
        case .scryptAVX2: try scrypt(.avx2, counts: [3, 4, 6, 8])
        case .bcrypt: try bcrypt(.portable)
        case .bcryptAVX2: try bcrypt(.avx2)
        case .md5: digests(.md5, .md5)
        case .phpass: try phpass(.single, counts: [3])
        case .phpassAVX2: try phpass(.avx2, counts: [8, 16])
        case .phpassAVX512: try phpass(.avx512, counts: [16, 32])
        case .sha1: digests(.sha1, .sha1)
        case .sha1AVX2: digests(.sha1AVX2, .sha1)
        case .sha256: digests(.sha256, .sha256) && digests(.sha256, .sha224)
        case .sha256AVX2: digests(.sha256AVX2, .sha256) && digests(.sha256AVX2, .sha224)
        case .sha512:
            digests(.sha512, .sha512) && digests(.sha512, .sha384) && digests(.sha512, .sha512_224)
                && digests(.sha512, .sha512_256) && iteratedSHA512()
        case .sha512IterateAVX512: try iteratedSHA512Lanes()
        case .pbkdf2SHA1: try pbkdf2(.sha1, [(.sha1, 5)])
        case .pbkdf2SHA256: try pbkdf2(.sha256, [(.sha256, 1), (.sha256, 5), (.sha256Pair, 6)])
        case .pbkdf2SHA1AVX2: try pbkdf2(.sha1, [(.sha1AVX2, 5)])
        case .pbkdf2SHA256AVX2: try pbkdf2(.sha256, [(.sha256AVX2, 5)])
        case .pbkdf2SHA512: try pbkdf2(.sha512, [(.sha512, 5)])
        case .pbkdf2SHA1AVX512: try pbkdf2(.sha1, [(.sha1Lanes, 5), (.sha1Lanes, 16)])
        case .pbkdf2SHA256AVX512: try pbkdf2(.sha256, [(.sha256Lanes, 5), (.sha256Lanes, 16)])
        case .pbkdf2SHA512AVX512: try pbkdf2(.sha512, [(.sha512Lanes, 5), (.sha512Lanes, 8)])
        case .sha256Crypt: try shaCrypt(.sha256, [(.sha256, 5), (.sha256Pair, 8)])
        case .sha256CryptAVX2: try shaCrypt(.sha256, [(.sha256AVX2, 5)])
        case .sha512Crypt: try shaCrypt(.sha512, [(.sha512, 5)])
        case .sha256CryptAVX512: try shaCrypt(.sha256, [(.sha256Lanes, 5), (.sha256Lanes, 16)])
        case .sha512CryptAVX512: try shaCrypt(.sha512, [(.sha512Lanes, 5), (.sha512Lanes, 8)])
        }
    }

    // MARK: Families

    /// One hash with more references than one block of addresses holds; two to four at once, of each variant; and lanes,
    /// more of them than take turns.
    private func argon2(_ kernel: Argon2Kernel) throws(PrimitiveError) -> Bool {
        let input = Self.input(Array("password".utf8), salt: Array("somesalt".utf8))
        guard try argon2(kernel, Self.argon2Long, [input]) == answers.argon2Long else { return false }
        for (index, variant) in Argon2Function.Variant.allCases.enumerated() {
            let answer = try argon2(kernel, Self.argon2Short(variant), Self.inputs(2 + index, saltCount: 16))
            guard answer == answers.argon2[variant] else { return false }
        }
        return try argon2(kernel, Self.argon2Lanes, Self.inputs(3, saltCount: 16)) == answers.argon2Lanes
    }

    private func argon2(
        _ kernel: Argon2Kernel, _ parameters: Argon2Parameters, _ inputs: [DerivationInput]
    ) throws(PrimitiveError) -> String {
        try unsafe Self.answer(
            inputs, Int(parameters.outputCount), memoryByteCount: Argon2Kernel.memoryByteCount(parameters)
        ) { unsafe kernel.compute(parameters, $0) }
    }

    /// The counts fill one set of lanes after the other: scrypt_kernel.h.
    private func scrypt(_ kernel: ScryptKernel, counts: [Int]) throws(PrimitiveError) -> Bool {
        let published = ScryptKernel.Parameters(costN: 16, blockSize: 1, parallelism: 1, outputByteCount: 64)
        let input = Self.input([], salt: [])
        guard try scrypt(kernel, published, [input]) == answers.scryptPublished else { return false }
        let parameters = ScryptKernel.Parameters(costN: 32, blockSize: 2, parallelism: 2, outputByteCount: 40)
        for count in counts {
            let answer = try scrypt(kernel, parameters, Self.inputs(count, saltCount: 16))
            guard answer == answers.scrypt[count] else { return false }
        }
        return true
    }

    private func scrypt(
        _ kernel: ScryptKernel, _ parameters: ScryptKernel.Parameters, _ inputs: [DerivationInput]
    ) throws(PrimitiveError) -> String {
        try unsafe Self.answer(
            inputs, parameters.outputByteCount, memoryByteCount: ScryptKernel.memoryByteCount(parameters)
        ) { unsafe kernel.compute(parameters, $0) }
    }

    /// Cost 0, less than a hash may have, takes every path in little time, from one hash to four. Then the least cost,
    /// with the guard, in whose variant this password has what it is there for.
    private func bcrypt(_ kernel: BcryptKernel) throws(PrimitiveError) -> Bool {
        let published = Self.input(KnownAnswers.bcryptPassword, salt: KnownAnswers.bcryptSalt)
        guard try bcrypt(kernel, .x, cost: 0, [published]) == answers.bcryptPublished else { return false }
        for count in 2...BcryptKernel.width {
            let answer = try bcrypt(kernel, .b, cost: 0, Self.inputs(count, saltCount: 16))
            guard answer == answers.bcrypt[count] else { return false }
        }
        let guarded = Self.input([0xff, 0xff, 0xa3], salt: Self.salt(0, count: 16))
        return try bcrypt(kernel, .a, cost: 4, [guarded]) == answers.bcryptGuarded
    }

    private func bcrypt(
        _ kernel: BcryptKernel, _ variant: BcryptFunction.Variant, cost: Int, _ inputs: [DerivationInput]
    ) throws(PrimitiveError) -> String {
        try unsafe Self.answer(inputs, BcryptFunction.digestByteCount) {
            unsafe kernel.compute(variant, cost: cost, $0)
        }
    }

    /// Passwords of one block and of two are among any three.
    private func phpass(_ kernel: PHPassKernel, counts: [Int]) throws(PrimitiveError) -> Bool {
        for count in counts {
            let answer = try unsafe Self.answer(Self.inputs(count, saltCount: 8), MessageDigest.md5.byteCount) {
                unsafe kernel.compute(iterations: 8, $0)
            }
            guard answer == answers.phpass[count] else { return false }
        }
        return true
    }

    private func pbkdf2(
        _ digest: MessageDigest, _ batches: [(kernel: PBKDF2Kernel, count: Int)]
    ) throws(PrimitiveError) -> Bool {
        for (kernel, count) in batches {
            let outputByteCount = Self.pbkdf2OutputByteCount(digest, count: count)
            let answer = try unsafe Self.answer(Self.pbkdf2Inputs(count), outputByteCount) { jobs in
                let parts = unsafe Self.parts(jobs, width: kernel.width)
                for index in parts.indices {
                    unsafe kernel.compute(iterations: 3, outputByteCount: outputByteCount, parts[index])
                }
            }
            guard answer == answers.pbkdf2[digest]?[count] else { return false }
        }
        return true
    }

    /// Rounds of each of the 42 kinds, fewer than a hash may have; passwords of up to four blocks, salts of 16 bytes to 1.
    private func shaCrypt(
        _ variant: SHACryptFunction.Variant, _ batches: [(kernel: SHACryptKernel, count: Int)]
    ) throws(PrimitiveError) -> Bool {
        for (kernel, count) in batches {
            let answer = try unsafe Self.answer(Self.shaCryptInputs(count), variant.digestByteCount) { jobs in
                let parts = unsafe Self.parts(jobs, width: kernel.width)
                for index in parts.indices { unsafe kernel.compute(rounds: 45, parts[index]) }
            }
            guard answer == answers.shaCrypt[variant]?[count] else { return false }
        }
        return true
    }

    private func digests(_ kernel: DigestKernel, _ function: MessageDigest) -> Bool {
        var digests: [UInt8] = []
        for count in Self.messageByteCounts {
            var digest = [UInt8](repeating: 0, count: function.byteCount)
            unsafe Self.message(count).withUnsafeBufferPointer { message in
                unsafe digest.withUnsafeMutableBufferPointer {
                    unsafe kernel.compute(function, message, into: $0)
                }
            }
            digests += digest
        }
        return Self.digestText(digests) == answers.digests[function]
    }

    private func iteratedSHA512() -> Bool {
        var digests: [UInt8] = []
        for count in Self.suffixByteCounts {
            var digest = [UInt8](repeating: 0, count: MessageDigest.sha512.byteCount)
            unsafe Self.message(63).withUnsafeBufferPointer { first in
                unsafe Self.message(count).withUnsafeBufferPointer { suffix in
                    unsafe digest.withUnsafeMutableBufferPointer {
                        unsafe DigestKernel.iterateSHA512(first, suffix, iterations: 5, into: $0)
                    }
                }
            }
            digests += digest
        }
        return Self.digestText(digests) == answers.sha512Iterated
    }

    /// All lanes, and some.
    private func iteratedSHA512Lanes() throws(PrimitiveError) -> Bool {
        for count in [5, 8] {
            let inputs = (0..<count).map { Self.input(Self.message(11 * $0 % 48), salt: Self.salt($0, count: 8)) }
            let answer = try unsafe Self.answer(inputs, MessageDigest.sha512.byteCount) {
                unsafe DigestKernel.iterateSHA512Lanes($0, iterations: 5)
            }
            guard answer == answers.sha512IteratedLanes[count] else { return false }
        }
        return true
    }
}
