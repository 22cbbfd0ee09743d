import CryptoPrimitives
import PasswordHashing
import PasswordHashingTesting
import Testing

/// What each scheme makes of empty, long and NUL-bearing passwords, as its documentation says.
@Suite struct PasswordEdgeTests {
    /// Schemes whose passwords are any bytes of any length, with a way to make a cheap hash.
    enum AnyByteScheme: String, Sendable, CaseIterable, CustomTestStringConvertible {
        case argon2, md5, phpass, scrypt, sha

        var testDescription: String { rawValue }

        func hash(_ password: [UInt8]) throws -> any PasswordHash {
            let salt = Salt(bytes: Array("saltsalt".utf8))
            return switch self {
            case .argon2:
                try Argon2(
                    hashing: password.span, salt: salt, parameters: .init(memory: 8, iterations: 1, parallelism: 1))
            case .md5: try MD5(insecurelyHashing: password.span)
            case .phpass: try PHPass(insecurelyHashing: password.span, salt: salt, countLog2: 7)
            case .scrypt:
                try Scrypt(
                    hashing: password.span, salt: salt, parameters: .init(costN: 2, blockSize: 1, parallelism: 1))
            case .sha: try SHA(insecurelyHashing: password.span, version: .sha3_512)
            }
        }
    }

    /// Pairs of passwords that a careless implementation takes for the same.
    static let distinct: [([UInt8], [UInt8])] = [
        ([], [0]), ([], [0x20]), ([0x61], [0x61, 0]), ([0x61, 0, 0x62], [0x61, 0, 0x63]), ([0x61, 0], [0x61, 0, 0]),
        (repeated(72), repeated(73)), (repeated(71), repeated(72)), (repeated(255), repeated(256)),
        ([0xC3, 0xA9], [0x65, 0xCC, 0x81]), ([0xFF], [0x7F]), ([0xE9], [0xC3, 0xA9]),
        (repeated(1 << 20), repeated((1 << 20) + 1)),
    ]

    private static func repeated(_ count: Int) -> [UInt8] { [UInt8](repeating: UInt8(ascii: "x"), count: count) }

    @Test(arguments: AnyByteScheme.allCases, distinct.indices)
    func everyByteCounts(scheme: AnyByteScheme, index: Int) throws {
        let (first, second) = Self.distinct[index]
        if scheme == .scrypt, second == first + [0], second.count <= 64 { return }
        let hash = try scheme.hash(first)
        #expect(try hash.accepts(first))
        #expect(try !hash.accepts(second))
        #expect(try !scheme.hash(second).accepts(first))
    }

    /// HMAC fills a key of under 64 bytes with zeros (RFC 2104), and scrypt's password is one.
    @Test func scryptDoesNotTellZerosAtTheEndOfAShortPassword() throws {
        #expect(try AnyByteScheme.scrypt.hash([0x61]).accepts([0x61, 0]))
        #expect(try !AnyByteScheme.scrypt.hash(Self.repeated(64)).accepts(Self.repeated(64) + [0]))
    }

    private static let salt = Salt(bytes: Array("0123456789abcdef".utf8))

    private func bcrypt(_ password: [UInt8], _ variant: Bcrypt.Variant = .b) throws -> Bcrypt {
        try Bcrypt(hashing: password.span, salt: Self.salt, parameters: .init(variant: variant, cost: 4))
    }

    @Test(arguments: Bcrypt.Variant.allCases.filter { $0 != .original })
    func bcryptReadsSeventyTwoBytes(variant: Bcrypt.Variant) throws {
        let hash = try bcrypt(Self.repeated(72), variant)
        #expect(try hash.accepts(Self.repeated(72)))
        #expect(try !hash.accepts(Self.repeated(71)))
        #expect(try hash.accepts(Self.repeated(73)))
        #expect(try hash.accepts(Self.repeated(72) + [0, 0xFF]))
        #expect(try hash.accepts(Self.repeated(1 << 20)))
        #expect(try !hash.accepts(Self.repeated(71) + [0x79]))
    }

    /// A reader in C would end it there, and one in Go would not.
    @Test(arguments: [[0], [0x61, 0], [0x61, 0, 0x62], repeated(71) + [0]] as [[UInt8]])
    func bcryptCreatesNoHashOfAPasswordWithANUL(password: [UInt8]) throws {
        let error = #expect(throws: HashingError.self) { try bcrypt(password) }
        guard case .passwordUnsupported = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    /// By what the prefix's writers do, or by the dialect that is declared: never an error.
    @Test(arguments: Bcrypt.Variant.allCases, [nil] + Bcrypt.Dialect.allCases.map(\.self))
    func bcryptEndsAPasswordAtANULOrCountsIt(variant: Bcrypt.Variant, dialect: Bcrypt.Dialect?) throws {
        let (short, long) = (Array("pass".utf8), Array("pass\0word".utf8))
        let text = variant == .original ? "$2$04$" + Self.firstForm : try bcrypt(short, variant).stored.hash
        var stored = StoredHash(text)
        stored.options[.dialect] = dialect.map { .text($0.rawValue) }
        guard let hash = try? SchemeRegistry.standard.parse(stored) else {
            #expect(dialect == .nulCounts ? variant == .x || variant == .original : variant == .original)
            return
        }
        let ends = dialect == .nulEnds || dialect == nil && ![.a, .b].contains(variant)
        #expect(try hash.accepts(short))
        #expect(try hash.accepts(long) == ends)
        #expect(try !hash.accepts([0] + short))
        #expect(try !hash.accepts(Self.repeated(72) + [0]))
    }

    /// passlib 1.7.4: `$2$` of "pass".
    private static let firstForm = "QLvuAqlM1kvOOnCzUXYxded2/aHriAWaz.DWH6lIrDTMfNZuuUbTi"

    /// One at a time, four at once, with kernels or without: the same bytes.
    @Test func bcryptOfCountedNULsIsTheSameInABatch() throws {
        for variant in [Bcrypt.Variant.a, .b, .y, .x] {
            let function = Bcrypt.Parameters(variant: variant, cost: 4).function
            let passwords = ["pass", "pass\0word", "\0", "pass\0other"].map { Array($0.utf8) }
            let salt = Self.salt.bytes
            var inputs: [DerivationInput] = []
            var single: [[UInt8]] = []
            for password in passwords {
                inputs.append(
                    DerivationInput(password: SharedSecretBytes(SecretBytes(copying: password.span)), salt: salt))
                single.append(try function.key(of: password.span, salt: salt.span).copyBytes())
            }
            guard let batch = try function.keys(of: inputs) else { continue }
            #expect(batch.map { key in key.withBytes { SecretBytes(copying: $0).copyBytes() } } == single)
        }
    }

    @Test func bcryptCreatesNoHashThatWouldForgetBytes() throws {
        #expect(throws: HashingError.self) { try bcrypt(Self.repeated(73)) }
        #expect(try bcrypt([]).accepts([]))
    }

    /// Firebase's scheme creates nothing here: its vectors have the edges.
    @Test(arguments: SchemeRegistry.standard.schemes)
    func vectorsHaveTheEdges(scheme: Scheme) throws {
        let file = try #require(KnownAnswers.files.first { $0.scheme == scheme })
        let flags = file.vectors.reduce(into: Set<String>()) { $0.formUnion($1.flags) }
        #expect(flags.isSuperset(of: ["EmptyPassword", "LongPassword", "NULInPassword", "NonASCII"]))
    }

    @Test func aPasswordIsLentAsItsBytes() throws {
        let password = Password("pässword")
        let (count, hash) = (password.count, try MD5(insecurelyHashing: Array("pässword".utf8).span))
        let matches = try hash.verify(password)
        #expect(count == 9 && matches)
    }
}
