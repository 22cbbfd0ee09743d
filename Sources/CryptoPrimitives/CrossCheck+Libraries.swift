// What the libraries give: the same inputs and answers as in the kernels' self-tests, wherever a library takes those.

extension CrossCheck {
    /// The libraries that have a function.
    func libraryChecks(of function: Function) -> [Check] {
        func check(_ library: String, _ agrees: @escaping () throws(PrimitiveError) -> Bool?) -> Check {
            Check(function: function, implementation: library, agrees: agrees)
        }
        return switch function {
        case .argon2:
            [
                check("libargon2") { () throws(PrimitiveError) in try argon2(Self.libargon2) },
                check("OpenSSL") { () throws(PrimitiveError) in try argon2(Self.libcryptoArgon2) },
            ]
        case .scrypt:
            [
                check("OpenSSL") { () throws(PrimitiveError) in try scrypt(.openSSL) },
                check("libscrypt") { () throws(PrimitiveError) in try scrypt(.libscrypt) },
                check("libxcrypt") { () throws(PrimitiveError) in try crypt(.scrypt, "password") },
            ]
        case .bcrypt: [check("libxcrypt") { () throws(PrimitiveError) in try crypt(.bcrypt, "password") }]
        case .shaCrypt:
            [
                check("libxcrypt") { () throws(PrimitiveError) in
                    try crypt(.shaCrypt, KnownAnswers.cryptLongPassword)
                }
            ]
        case .phpass: [check("OpenSSL") { () throws(PrimitiveError) in try phpass() }]
        case .pbkdf2: [check("OpenSSL") { () throws(PrimitiveError) in try pbkdf2() }]
        case .digest: [check("OpenSSL") { () throws(PrimitiveError) in try digests() }]
        case .hmac:
            [
                check("OpenSSL") { () throws(PrimitiveError) in
                    try hmac { (message, key) throws(PrimitiveError) in
                        try MessageAuthentication.hmacSHA256(message.span, key: key.span)
                    }
                },
                check("our construction") { () throws(PrimitiveError) in
                    try hmac { (message, key) throws(PrimitiveError) in
                        try MessageAuthentication.hmac(message.span, key: key.span, digest: .sha256).copyBytes()
                    }
                },
            ]
        }
    }

    // MARK: Argon2

    private typealias Argon2Library = (
        DerivationInput, Argon2Parameters
    ) throws(PrimitiveError) -> [UInt8]?

    private static func libargon2(
        _ input: DerivationInput, _ parameters: Argon2Parameters
    ) throws(PrimitiveError) -> [UInt8]? {
        try input.password.withBytes { password throws(PrimitiveError) in
            try Argon2Function.stockKey(password: password, salt: input.salt.span, parameters).copyBytes()
        }
    }

    private static func libcryptoArgon2(
        _ input: DerivationInput, _ parameters: Argon2Parameters
    ) throws(PrimitiveError) -> [UInt8]? {
        try input.password.withBytes { password throws(PrimitiveError) in
            try Argon2Function.libcryptoKey(password: password, salt: input.salt.span, parameters)?.copyBytes()
        }
    }

    private func argon2(_ library: Argon2Library) throws(PrimitiveError) -> Bool? {
        let input = KernelSelfTest.input(Array("password".utf8), salt: Array("somesalt".utf8))
        guard let long = try library(input, KernelSelfTest.argon2Long) else { return nil }
        guard KernelSelfTest.answer([long]) == answers.argon2Long else { return false }
        for (index, variant) in Argon2Function.Variant.allCases.enumerated() {
            let inputs = KernelSelfTest.inputs(2 + index, saltCount: 16)
            let outputs = try Self.outputs(inputs) { (input) throws(PrimitiveError) in
                try library(input, KernelSelfTest.argon2Short(variant)) ?? []
            }
            guard KernelSelfTest.answer(outputs) == answers.argon2[variant] else { return false }
        }
        let outputs = try Self.outputs(KernelSelfTest.inputs(3, saltCount: 16)) { (input) throws(PrimitiveError) in
            try library(input, KernelSelfTest.argon2Lanes) ?? []
        }
        return KernelSelfTest.answer(outputs) == answers.argon2Lanes
    }

    // MARK: Others

    private func scrypt(_ backend: ScryptFunction.Backend) throws(PrimitiveError) -> Bool {
        func key(
            _ input: DerivationInput, costN: UInt64, _ blockSize: UInt32, _ parallelism: UInt32, _ count: Int
        ) throws(PrimitiveError) -> [UInt8] {
            try input.password.withBytes { password throws(PrimitiveError) in
                try ScryptFunction.deriveKey(
                    password: password, salt: input.salt.span, costN: costN, blockSize: blockSize,
                    parallelism: parallelism, outputByteCount: count, backend: backend
                ).copyBytes()
            }
        }
        let published = try key(KernelSelfTest.input([], salt: []), costN: 16, 1, 1, 64)
        let outputs = try Self.outputs(KernelSelfTest.inputs(3, saltCount: 16)) { (input) throws(PrimitiveError) in
            try key(input, costN: 32, 2, 2, 40)
        }
        return KernelSelfTest.answer([published]) == answers.scryptPublished
            && KernelSelfTest.answer(outputs) == answers.scrypt[3]
    }

    private func crypt(_ function: Function, _ password: String) throws(PrimitiveError) -> Bool {
        for text in answers.crypt[function] ?? [] {
            let bytes = Array(text.utf8)
            guard try CryptFunction.hash(password: Array(password.utf8).span, setting: bytes).copyBytes() == bytes
            else { return false }
        }
        return true
    }

    private func phpass() throws(PrimitiveError) -> Bool {
        let outputs = try Self.outputs(KernelSelfTest.inputs(3, saltCount: 8)) { (input) throws(PrimitiveError) in
            try input.password.withBytes { password throws(PrimitiveError) in
                try SecretBytes(joining: input.salt.span, password).withBytes { first throws(PrimitiveError) in
                    try MessageDigest.md5.stockIteratedDigest(first: first, suffix: password, iterations: 8).copyBytes()
                }
            }
        }
        return KernelSelfTest.answer(outputs) == answers.phpass[3]
    }

    private func pbkdf2() throws(PrimitiveError) -> Bool {
        for digest in [MessageDigest.sha1, .sha256, .sha512] {
            let outputs = try Self.outputs(KernelSelfTest.pbkdf2Inputs(5)) { (input) throws(PrimitiveError) in
                try input.password.withBytes { password throws(PrimitiveError) in
                    try PBKDF2Function.stockKey(
                        password: password, salt: input.salt.span, digest: digest, iterations: 3,
                        outputByteCount: KernelSelfTest.pbkdf2OutputByteCount(digest, count: 5)
                    ).copyBytes()
                }
            }
            guard KernelSelfTest.answer(outputs) == answers.pbkdf2[digest]?[5] else { return false }
        }
        return true
    }

    private func digests() throws(PrimitiveError) -> Bool {
        for (function, answer) in answers.digests {
            var bytes: [UInt8] = []
            for count in KernelSelfTest.messageByteCounts {
                bytes += try function.stockDigest(KernelSelfTest.message(count).span).copyBytes()
            }
            guard KernelSelfTest.digestText(bytes) == answer else { return false }
        }
        var bytes: [UInt8] = []
        for count in KernelSelfTest.suffixByteCounts {
            let (first, suffix) = (KernelSelfTest.message(63), KernelSelfTest.message(count))
            bytes += try MessageDigest.sha512.stockIteratedDigest(first: first.span, suffix: suffix.span, iterations: 5)
                .copyBytes()
        }
        return KernelSelfTest.digestText(bytes) == answers.sha512Iterated
    }

    private func hmac(
        _ compute: (_ message: [UInt8], _ key: [UInt8]) throws(PrimitiveError) -> [UInt8]
    ) throws(PrimitiveError) -> Bool {
        let code = try compute(Array("what do ya want for nothing?".utf8), Array("Jefe".utf8))
        return KernelSelfTest.answer([code]) == answers.hmac
    }

    private static func outputs(
        _ inputs: [DerivationInput], _ compute: (DerivationInput) throws(PrimitiveError) -> [UInt8]
    ) throws(PrimitiveError) -> [[UInt8]] {
        try inputs.map { (input) throws(PrimitiveError) in try compute(input) }
    }
}
