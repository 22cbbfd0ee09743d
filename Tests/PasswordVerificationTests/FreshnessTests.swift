import PasswordHashing
import PasswordVerification
import Testing

@Suite struct FreshnessTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let head: String
        let expected: Freshness
        var testDescription: String { head }

        init(_ head: String, _ expected: Freshness) {
            self.head = head
            self.expected = expected
        }
    }

    static let aroundThePreferred = [
        Case("argon2id$v=19$m=65536,t=4,p=3", .current),
        // Lanes change no attacker's work: any number of them is as good.
        Case("argon2id$v=19$m=65536,t=4,p=1", .current),
        Case("argon2id$v=19$m=65536,t=4,p=8", .current),
        Case("argon2id$v=19$m=65536,t=5,p=3", .current),
        Case("argon2id$v=19$m=65537,t=4,p=3", .current),
        // More memory pays for fewer passes, never the other way round.
        Case("argon2id$v=19$m=131072,t=2,p=3", .current),
        Case("argon2id$v=19$m=262144,t=1,p=3", .current),
        Case("argon2id$v=19$m=131072,t=1,p=3", .stale(.parameters)),
        Case("argon2id$v=19$m=65535,t=5,p=3", .stale(.parameters)),
        Case("argon2id$v=19$m=32768,t=8,p=3", .stale(.parameters)),
        Case("argon2id$v=19$m=65536,t=3,p=3", .stale(.parameters)),
        Case("argon2id$v=19$m=7168,t=5,p=1", .stale(.parameters)),
        Case("argon2i$v=19$m=65536,t=4,p=3", .stale(.scheme)),
        Case("argon2d$v=19$m=65536,t=4,p=3", .stale(.scheme)),
        Case("argon2id$v=16$m=65536,t=4,p=3", .stale(.scheme)),
        Case("argon2id$m=65536,t=4,p=3", .stale(.scheme)),
        // m * t leaves 32 bits.
        Case("argon2id$v=19$m=1048576,t=8192,p=1", .current),
    ]

    @Test(arguments: aroundThePreferred) func weighsArgon2ByMemoryAndWork(example: Case) throws {
        let hash = try SchemeRegistry.standard.parse(Samples.argon2(example.head))
        #expect(VerificationPolicy().freshness(of: hash) == example.expected)
    }

    @Test func aShorterDigestThanThePolicysIsStale() throws {
        let sixteenBytes = StoredHash("$argon2id$v=19$m=65536,t=4,p=3$\(Samples.salt)$AAAAAAAAAAAAAAAAAAAAAA")
        #expect(
            VerificationPolicy().freshness(of: try SchemeRegistry.standard.parse(sixteenBytes)) == .stale(.parameters))
    }

    @Test(arguments: [Samples.md5, Samples.phpass, Samples.bcrypt])
    func everyOtherSchemeIsStale(stored: StoredHash) throws {
        #expect(VerificationPolicy().freshness(of: try SchemeRegistry.standard.parse(stored)) == .stale(.scheme))
    }

    @Test func followsAPolicyThatPrefersAnotherVariant() throws {
        var preferred = cheap
        preferred.variant = .argon2i
        let policy = VerificationPolicy(preferred: .argon2(preferred))
        let argon2i = try SchemeRegistry.standard.parse(Samples.argon2("argon2i$v=19$m=64,t=2,p=1"))
        let argon2id = try SchemeRegistry.standard.parse(Samples.argon2("argon2id$v=19$m=65536,t=4,p=3"))
        #expect(policy.freshness(of: argon2i) == .current)
        #expect(policy.freshness(of: argon2id) == .stale(.scheme))
    }

    @Test func whatThePolicyWritesIsCurrent() throws {
        for policy in [VerificationPolicy.cheap, VerificationPolicy()] {
            let written = try BlockingVerifier(policy: policy).hash(Password(Samples.password))
            #expect(policy.freshness(of: try SchemeRegistry.standard.parse(written)) == .current)
        }
    }
}
