import PasswordHashing
import Testing

@Suite struct CreationTests {
    private static let password = Array("correct horse".utf8)

    private func expectRoundTrip<Hash: PasswordHash>(_ hash: Hash) throws {
        #expect(try Hash(parsing: hash.stored) == hash)
        #expect(try SchemeRegistry.standard.parse(hash.stored).accepts(Self.password))
        #expect(try !hash.accepts(Array("correct horsf".utf8)))
    }

    @Test(arguments: Argon2.Variant.allCases, [4, 16, 32, 64, 100])
    func argon2IsReadBack(variant: Argon2.Variant, count: Int) throws {
        let parameters = Argon2.Parameters(
            variant: variant, memory: 64, iterations: 2, parallelism: 3, digestByteCount: count)
        let hash = try Argon2(hashing: Self.password.span, salt: .random(), parameters: parameters)
        #expect(hash.parameters == parameters && hash.version == .v19)
        try expectRoundTrip(hash)
    }

    @Test(arguments: Bcrypt.Variant.allCases.filter { $0 != .original })
    func bcryptIsReadBack(variant: Bcrypt.Variant) throws {
        let parameters = Bcrypt.Parameters(variant: variant, cost: 4)
        let hash = try Bcrypt(hashing: Self.password.span, salt: .random(), parameters: parameters)
        #expect(hash.parameters == parameters)
        try expectRoundTrip(hash)
    }

    @Test(arguments: [16, 32, 64])
    func scryptIsReadBack(count: Int) throws {
        let parameters = Scrypt.Parameters(costN: 16, blockSize: 8, parallelism: 2, digestByteCount: count)
        let hash = try Scrypt(hashing: Self.password.span, salt: .random(), parameters: parameters)
        #expect(hash.parameters == parameters && hash.form == .phc)
        try expectRoundTrip(hash)
    }

    @Test func legacySchemesAreReadBack() throws {
        try expectRoundTrip(MD5(insecurelyHashing: Self.password.span))
        for version in SHA.Version.allCases {
            try expectRoundTrip(SHA(insecurelyHashing: Self.password.span, version: version))
        }
        for variant in PHPass.Variant.allCases {
            let salt = Salt(bytes: Array("./09AZaz".utf8))
            try expectRoundTrip(
                PHPass(insecurelyHashing: Self.password.span, salt: salt, countLog2: 7, variant: variant))
        }
    }

    @Test func parametersOutsideTheirRangeAreNamed() {
        let salt = Salt(bytes: Array("saltsalt".utf8))
        #expect(throws: HashingError.invalidParameter("salt length (bcrypt takes 16 bytes)")) {
            try Bcrypt(hashing: Self.password.span, salt: salt, parameters: .init(cost: 4))
        }
        for cost in [-1, 0, 3, 32, 64] {
            #expect(throws: HashingError.invalidParameter("cost (bcrypt takes 4 to 31)")) {
                try Bcrypt(hashing: Self.password.span, salt: .random(), parameters: .init(cost: cost))
            }
        }
        #expect(throws: HashingError.invalidParameter("memory")) {
            try Argon2(
                hashing: Self.password.span, salt: salt, parameters: .init(memory: 7, iterations: 1, parallelism: 1))
        }
        #expect(throws: HashingError.self) {
            try Scrypt(
                hashing: Self.password.span, salt: salt, parameters: .init(costN: 3, blockSize: 8, parallelism: 1))
        }
        for salt in ["", "short", "sal tsal", "saltsalts"] {
            #expect(throws: HashingError.self) {
                try PHPass(insecurelyHashing: Self.password.span, salt: Salt(bytes: Array(salt.utf8)), countLog2: 7)
            }
        }
        for count in [6, 31, 64] {
            #expect(throws: HashingError.self) {
                try PHPass(insecurelyHashing: Self.password.span, salt: salt, countLog2: count)
            }
        }
    }

    @Test func recommendedParametersAreStrongAndWithinTheLimits() throws {
        let argon2 = try Argon2(hashing: Self.password.span, salt: .random(), parameters: Argon2.recommended)
        let bcrypt = try Bcrypt(hashing: Self.password.span, salt: .random(), parameters: Bcrypt.recommended)
        let scrypt = try Scrypt(hashing: Self.password.span, salt: .random(), parameters: Scrypt.recommended)
        for hash in [argon2, bcrypt, scrypt] as [any PasswordHash] {
            #expect(hash.strength == .strong)
            #expect(hash.violation(of: HashLimits()) == nil)
        }
    }
}
