import PasswordHashing
import Testing

@Suite struct LimitTests {
    private static let salt16 = "MDEyMzQ1Njc4OWFiY2RlZg"
    private static let digest32 = "+4O1cR/ZHfYwtjZ33uYszRPubwxIl9hWtJVCubHpl1s"

    private static func argon2(m: UInt64, t: UInt64, p: Int = 1) -> StoredHash {
        StoredHash("$argon2id$v=19$m=\(m),t=\(t),p=\(p)$\(salt16)$\(digest32)")
    }

    private static func scrypt(ln: Int, r: Int, p: Int) -> StoredHash {
        StoredHash("$scrypt$ln=\(ln),r=\(r),p=\(p)$\(salt16)$\(digest32)")
    }

    private static func bcrypt(_ cost: String) -> StoredHash {
        StoredHash("$2b$\(cost)$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW")
    }

    private static func phpass(_ count: String) -> StoredHash {
        StoredHash("$P$\(count)12345678xxxxxxxxxxxxxxxxxxxxx/")
    }

    private static func firebase(memCost: UInt64, rounds: UInt64) -> StoredHash {
        var options = HashOptions()
        (options.salt, options.saltSeparator, options.signerKey) = ("QUJD", "Bw==", "AAAA")
        (options.memCost, options.rounds) = (memCost, rounds)
        return StoredHash("AAAA", options: options, declaredScheme: .scryptModified)
    }

    static let justWithin = [
        argon2(m: 1 << 20, t: 16), argon2(m: 65_536, t: 256), argon2(m: 8, t: 2_097_152), argon2(m: 2040, t: 1, p: 255),
        bcrypt("15"), phpass("I"),
        scrypt(ln: 20, r: 8, p: 4), scrypt(ln: 1, r: 8, p: 1 << 20), firebase(memCost: 20, rounds: 8),
    ]

    @Test(arguments: justWithin)
    func theBoundItselfIsWithin(stored: StoredHash) throws {
        #expect(try SchemeRegistry.standard.parse(stored).violation(of: HashLimits()) == nil)
    }

    static let justOver: [(StoredHash, parameter: String)] = [
        (argon2(m: (1 << 20) + 1, t: 1), "memory"), (argon2(m: 4_194_304, t: 1), "memory"),
        (argon2(m: .init(UInt32.max), t: .init(UInt32.max)), "memory"),
        (argon2(m: 1 << 20, t: 17), "work"), (argon2(m: 8, t: 2_097_153), "work"),
        (argon2(m: 2048, t: 1, p: 256), "parallelism"), (argon2(m: 134_217_720, t: 1, p: 16_777_215), "memory"),
        (bcrypt("16"), "cost"), (bcrypt("31"), "cost"), (phpass("J"), "count"), (phpass("S"), "count"),
        (scrypt(ln: 21, r: 8, p: 1), "128 N r"), (scrypt(ln: 20, r: 9, p: 1), "128 N r"),
        (scrypt(ln: 31, r: 8, p: 1), "128 N r"), (scrypt(ln: 63, r: 8, p: 1), "128 N r"),
        (scrypt(ln: 1, r: 8, p: (1 << 20) + 1), "128 r p"), (scrypt(ln: 20, r: 8, p: 5), "128 N r p"),
        (firebase(memCost: 21, rounds: 8), "128 N r"), (firebase(memCost: 20, rounds: 9), "128 N r"),
    ]

    @Test(arguments: justOver.indices)
    func overABoundIsRefusedNamingTheParameter(index: Int) throws {
        let (stored, parameter) = Self.justOver[index]
        let hash = try SchemeRegistry.standard.parse(stored)
        let violation = try #require(hash.violation(of: HashLimits()))
        #expect(violation.parameter == parameter)
        #expect(violation.value > violation.limit)
        #expect(violation.scheme == type(of: hash).scheme)
        #expect(violation.description.contains(parameter))
    }

    @Test func theCallersLimitsCount() throws {
        var limits = HashLimits()
        limits[.bcryptExpansions] = 16
        #expect(try SchemeRegistry.standard.parse(Self.bcrypt("05")).violation(of: limits)?.limit == 4)
        limits[.bcryptExpansions] = 1 << 31
        #expect(try SchemeRegistry.standard.parse(Self.bcrypt("31")).violation(of: limits) == nil)
        limits[.argon2Lanes] = 300
        #expect(try SchemeRegistry.standard.parse(Self.argon2(m: 2400, t: 1, p: 300)).violation(of: limits) == nil)
        #expect(
            try SchemeRegistry.standard.parse(Self.argon2(m: 2408, t: 1, p: 301)).violation(of: limits)?.limit == 300)
        limits.memory = 1 << 16
        #expect(
            try SchemeRegistry.standard.parse(Self.argon2(m: 65, t: 1)).violation(of: limits)?.parameter == "memory")
        #expect(try SchemeRegistry.standard.parse(Self.argon2(m: 64, t: 1)).violation(of: limits) == nil)
    }

    @Test func costIsWhatOneVerificationHolds() throws {
        let argon2 = try SchemeRegistry.standard.parse(Self.argon2(m: 65_536, t: 3, p: 4))
        #expect(argon2.cost.memory == 64 << 20 && argon2.cost.threads == 1 && argon2.cost.work == 3 * 65_536)
        let scrypt = try SchemeRegistry.standard.parse(Self.scrypt(ln: 14, r: 8, p: 1))
        #expect(scrypt.cost.memory == (16_384 + 5) * 1024)
        #expect(try SchemeRegistry.standard.parse(Self.bcrypt("12")).cost.work == 4096)
        #expect(try SchemeRegistry.standard.parse(Self.phpass("9")).cost.work == 2048)
    }
}
