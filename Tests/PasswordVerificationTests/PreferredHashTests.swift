import PasswordHashing
import Testing

@testable import PasswordVerification

@Suite struct PreferredHashTests {
    static let scrypt = PreferredHash.scrypt(Scrypt.Parameters(costN: 1024, blockSize: 8, parallelism: 2))
    private static let digest = "ZGlnZXN0RGlnZXN0ZGlnZXN0RGlnZXN0ZGlnZXN0ISE"
    private static let dots = String(repeating: ".", count: 53)

    @Test(arguments: [
        (PreferredHash.argon2(cheap), "$argon2id$v=19$m=64,t=2,p=1$"), (scrypt, "$scrypt$ln=10,r=8,p=2$"),
        (.bcrypt(cost: 4), "$2b$04$"),
    ])
    func whatItWritesVerifiesAndIsCurrent(preferred: PreferredHash, head: String) throws {
        let verifier = BlockingVerifier(policy: VerificationPolicy(preferred: preferred))
        let stored = try verifier.hash(Password("pässword"))
        #expect(stored.hash.hasPrefix(head) && stored.declaredScheme == preferred.scheme)
        #expect(try verifier.verdict("pässword", stored) == .match(.current))
        #expect(try verifier.verdict("password", stored) == .mismatch)
        #expect(try verifier.admit(stored).cost == preferred.cost)
    }

    @Test(arguments: [
        ("ln=10,r=8,p=2", Freshness.current), ("ln=11,r=8,p=1", .current), ("ln=10,r=16,p=1", .current),
        // More lanes never pay for memory.
        ("ln=9,r=8,p=4", .stale(.parameters)), ("ln=10,r=8,p=1", .stale(.parameters)),
        ("ln=62,r=8,p=2", .current),
    ])
    func weighsScryptByMemoryAndWork(costs: String, expected: Freshness) throws {
        let hash = try SchemeRegistry.standard.parse(StoredHash("$scrypt$\(costs)$\(Samples.salt)$\(Self.digest)"))
        #expect(VerificationPolicy(preferred: Self.scrypt).freshness(of: hash) == expected)
    }

    @Test func aShorterScryptDigestIsStale() throws {
        let hash = try SchemeRegistry.standard.parse(
            StoredHash("$scrypt$ln=10,r=8,p=2$\(Samples.salt)$AAAAAAAAAAAAAAAAAAAAAA"))
        #expect(VerificationPolicy(preferred: Self.scrypt).freshness(of: hash) == .stale(.parameters))
    }

    @Test(arguments: [
        ("2b$10", Freshness.current), ("2a$10", .current), ("2y$11", .current), ("2b$09", .stale(.parameters)),
        ("2x$15", .stale(.scheme)),
    ])
    func weighsBcryptByCostAndItsBug(head: String, expected: Freshness) throws {
        let hash = try SchemeRegistry.standard.parse(StoredHash("$\(head)$\(Self.dots)"))
        #expect(VerificationPolicy(preferred: .bcrypt(cost: 10)).freshness(of: hash) == expected)
    }

    @Test(arguments: [
        ("m=65536,t=3,p=1", 65_536, 1), ("m=65536,t=1,p=1", 65_536, 3), ("m=19456,t=2,p=1", 55_808, 4),
        ("m=8,t=1,p=1", 65_534, 4), ("m=65535,t=4,p=1", 24, 1),
    ])
    func whatIsLeftAfterACheaperArgon2MakesUpItsWork(costs: String, memory: UInt32, passes: UInt32) throws {
        let preferred = PreferredHash.argon2(Argon2.Parameters(memory: 65_536, iterations: 4, parallelism: 3))
        let hash = try SchemeRegistry.standard.parse(
            StoredHash("$argon2id$v=19$\(costs)$\(Samples.salt)$\(Self.digest)"))
        let left = try #require(preferred.remainder(after: hash)?.parameters(of: Argon2.self))
        #expect(left.memory == memory && left.iterations == passes && left.parallelism == 3)
    }

    @Test func nothingIsLeftAfterADearerHashAndAllOfItAfterAnotherScheme() throws {
        let preferred = PreferredHash.argon2(cheap)
        let dear = try SchemeRegistry.standard.parse(
            StoredHash("$argon2id$v=19$m=64,t=2,p=1$\(Samples.salt)$\(Self.digest)"))
        #expect(preferred.remainder(after: dear) == nil)
        #expect(preferred.remainder(after: try SchemeRegistry.standard.parse(Samples.bcrypt)) == preferred)
        #expect(
            PreferredHash.bcrypt(cost: 6).remainder(after: try SchemeRegistry.standard.parse(Samples.bcrypt)) != nil)
    }

    @Test(arguments: [Samples.md5, Samples.argon2i, Samples.phpass])
    func everyOtherSchemeIsStale(stored: StoredHash) throws {
        let hash = try SchemeRegistry.standard.parse(stored)
        for preferred in [Self.scrypt, .bcrypt(cost: 4)] {
            #expect(VerificationPolicy(preferred: preferred).freshness(of: hash) == .stale(.scheme))
        }
    }

    /// Of 73 bytes bcrypt hashed 72: stale under every policy, and renewed where the preferred scheme takes them all.
    @Test func aPasswordThatBcryptCutIsStaleWhateverThePolicy() throws {
        let bcrypt = BlockingVerifier(policy: VerificationPolicy(preferred: .bcrypt(cost: 4)))
        let edge = String(repeating: "x", count: 72)
        let stored = try bcrypt.hash(Password(edge))
        #expect(try bcrypt.verdict(edge, stored) == .match(.current))

        let kept = try bcrypt.verifyAndRenew(Password(edge + "y"), against: stored)
        #expect(kept.verification.verdict == .match(.stale(.truncated)) && kept.replacement == nil)

        let argon2 = try BlockingVerifier(policy: .cheap).verifyAndRenew(Password(edge + "y"), against: stored)
        #expect(argon2.verification.verdict == .match(.stale(.truncated)))
        #expect(argon2.replacement?.declaredScheme == .argon2)
        #expect(try BlockingVerifier(policy: .cheap).verdict(edge, stored) == .match(.stale(.scheme)))
    }

    @Test(arguments: [String(repeating: "x", count: 73), "a\u{0}b"])
    func bcryptRefusesANewPasswordThatItWouldCut(password: String) {
        let verifier = BlockingVerifier(policy: VerificationPolicy(preferred: .bcrypt(cost: 4)))
        let error = #expect(throws: VerificationError.self) { _ = try verifier.hash(Password(password)) }
        #expect(error?.code == .passwordUnsupported && error?.scheme == .bcrypt)
    }

    /// A NUL stays with the hash that took it: its owner still gets in.
    @Test func aMatchThatCannotBeRenewedIsAMatch() throws {
        let stored = try BlockingVerifier(policy: .cheap).hash(Password("a\u{0}b"))
        let verifier = BlockingVerifier(policy: VerificationPolicy(preferred: .bcrypt(cost: 4)))
        let (verification, replacement) = try verifier.verifyAndRenew(Password("a\u{0}b"), against: stored)
        #expect(verification.verdict == .match(.stale(.scheme)) && replacement == nil)
    }
}
