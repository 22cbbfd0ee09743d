import PasswordHashing
import Testing

@testable import PasswordVerification

@Suite struct PreferredHashTextTests {
    private static let argon2id = PreferredHash.argon2(
        Argon2.Parameters(memory: 131_072, iterations: 2, parallelism: 1))

    /// Texts in the form in which they are written, and what they mean.
    static let texts: [(String, PreferredHash)] = [
        ("argon2id:m=64MiB,t=4,p=3", .argon2(Argon2.recommended)), ("argon2id:m=128MiB,t=2,p=1", argon2id),
        ("argon2id:m=1GiB,t=1,p=1", .argon2(Argon2.Parameters(memory: 1 << 20, iterations: 1, parallelism: 1))),
        (
            "argon2i:m=19MiB,t=2,p=1",
            .argon2(Argon2.Parameters(variant: .argon2i, memory: 19_456, iterations: 2, parallelism: 1))
        ),
        (
            "argon2d:m=8KiB,t=1,p=1",
            .argon2(Argon2.Parameters(variant: .argon2d, memory: 8, iterations: 1, parallelism: 1))
        ),
        (
            "argon2id:m=1025KiB,t=1,p=1,digest=20",
            .argon2(Argon2.Parameters(memory: 1025, iterations: 1, parallelism: 1, digestByteCount: 20))
        ),
        ("scrypt:n=131072,r=8,p=1", .scrypt(Scrypt.Parameters(costN: 1 << 17, blockSize: 8, parallelism: 1))),
        (
            "scrypt:n=2,r=1,p=1,digest=64",
            .scrypt(Scrypt.Parameters(costN: 2, blockSize: 1, parallelism: 1, digestByteCount: 64))
        ),
        ("bcrypt:cost=4", .bcrypt(cost: 4)), ("bcrypt:cost=12", .bcrypt(cost: 12)),
    ]

    @Test(arguments: texts) func isReadAndWrittenAlike(text: String, preferred: PreferredHash) throws {
        #expect(try PreferredHash(text) == preferred)
        #expect(preferred.description == text)
    }

    @Test(arguments: [
        "argon2id:m=131072KiB,t=2,p=1", "argon2id:p=1,t=2,m=128MiB", "argon2id:m=128MiB,digest=32,t=2,p=1",
    ])
    func isReadInOtherWords(text: String) throws {
        #expect(try PreferredHash(text) == Self.argon2id)
    }

    /// Whatever the search of `tune` may recommend is written and read.
    @Test(arguments: [TuningScheme.argon2(variant: .argon2id, parallelism: 4), .scrypt, .bcrypt, .phpass])
    func everyChoiceOfTuneComesBack(scheme: TuningScheme) throws {
        for candidate in scheme.candidates(limits: HashLimits()) {
            guard let preferred = candidate.preferredHash else {
                #expect(scheme == .phpass)
                continue
            }
            #expect(try PreferredHash(preferred.description) == preferred)
        }
    }

    static let wrong: [(String, PreferredHashError)] = [
        ("", .unknownScheme), ("argon2", .unknownScheme), ("Argon2id:m=64MiB,t=1,p=1", .unknownScheme),
        ("phpass:cost=13", .unknownScheme), ("md5", .unknownScheme),
        ("argon2id", .missing("m", "argon2id")), ("argon2id:", .missing("m", "argon2id")),
        ("argon2id:m=64MiB,t=1", .missing("p", "argon2id")), ("bcrypt", .missing("cost", "bcrypt")),
        ("argon2id:m=64MiB,t=1,p=1,p=1", .malformed("argon2id")),
        ("argon2id:m=64MiB,t=1,p=1,x=1", .malformed("argon2id")),
        ("argon2id:m=64MiB,t=1,p=1,", .malformed("argon2id")), ("bcrypt:12", .malformed("bcrypt")),
        ("bcrypt:cost=12,digest=32", .malformed("bcrypt")),
    ]

    @Test(arguments: wrong) func isRefusedWithItsReason(text: String, error: PreferredHashError) {
        #expect(throws: error) { try PreferredHash(text) }
    }

    @Test(arguments: [
        "argon2id:m=65536,t=1,p=1", "argon2id:m=64MB,t=1,p=1", "argon2id:m=MiB,t=1,p=1", "argon2id:m=-1MiB,t=1,p=1",
        "argon2id:m=4096GiB,t=1,p=1", "argon2id:m=064MiB,t=1,p=1", "argon2id:m=64MiB,t=0,p=1",
        "argon2id:m=64MiB,t=,p=1",
        "argon2id:m=64MiB,t=4294967296,p=1", "argon2id:m=64MiB,t=1,p=0", "argon2id:m=7KiB,t=1,p=1",
        "argon2id:m=15KiB,t=1,p=2", "argon2id:m=64MiB,t=1,p=1,digest=15", "argon2id:m=64MiB,t=1,p=1,digest=1025",
        "scrypt:n=0,r=8,p=1", "scrypt:n=1,r=8,p=1", "scrypt:n=17,r=8,p=1", "scrypt:n=65536,r=1,p=1",
        "scrypt:n=2,r=0,p=1", "scrypt:n=2,r=32768,p=32768", "scrypt:n=2,r=4294967297,p=1",
        "scrypt:n=1024,r=8,p=1,digest=40", "bcrypt:cost=3", "bcrypt:cost=32", "bcrypt:cost=012", "bcrypt:cost=1e1",
    ])
    func saysWhatACostTakes(text: String) {
        let error = #expect(throws: PreferredHashError.self) { try PreferredHash(text) }
        guard case .outOfRange? = error else {
            Issue.record("\(text): \(error.map { "\($0)" } ?? "no error")")
            return
        }
    }

    /// What `verify` would refuse: it has the same limits.
    @Test(arguments: [
        ("argon2id:m=1025MiB,t=1,p=1", "memory"), ("argon2id:m=1GiB,t=17,p=1", "work"),
        ("argon2id:m=64MiB,t=1,p=256", "parallelism"), ("scrypt:n=2097152,r=8,p=1", "128 N r"),
        ("scrypt:n=1048576,r=8,p=5", "128 N r p"), ("bcrypt:cost=16", "cost"),
    ])
    func refusesWhatALoginWouldRefuse(text: String, parameter: String) throws {
        let error = #expect(throws: PreferredHashError.self) { try PreferredHash(text) }
        guard case .refused(let violation)? = error else {
            Issue.record("\(text): \(error.map { "\($0)" } ?? "no error")")
            return
        }
        #expect(violation.parameter == parameter)
        #expect("\(violation)".isEmpty == false && error?.description.contains("\(violation)") == true)
    }

    @Test func takesTheLimitsOfItsVerifier() throws {
        var limits = HashLimits()
        limits.memory = 64 << 20
        #expect(throws: PreferredHashError.self) { try PreferredHash("argon2id:m=128MiB,t=2,p=1", limits: limits) }
        limits[.bcryptExpansions] = 1 << 16
        #expect(try PreferredHash("bcrypt:cost=16", limits: limits) == .bcrypt(cost: 16))
    }

    /// No error repeats what stood in the text, which may have been meant for another option.
    @Test func repeatsNothingOfTheText() {
        for text in ["hunter2", "argon2id:hunter2", "argon2id:m=hunter2,t=1,p=1", "bcrypt:cost=12,hunter2=1"] {
            let error = #expect(throws: PreferredHashError.self) { try PreferredHash(text) }
            #expect(error.map { !"\($0)".contains("hunter2") } == true)
        }
    }

    /// What a text prefers is what is written, current afterwards, and what weaker hashes are renewed to.
    @Test(arguments: ["argon2i:m=64KiB,t=2,p=1", "argon2id:m=64KiB,t=2,p=2,digest=16", "scrypt:n=16,r=8,p=1,digest=64"])
    func isWrittenAndThenCurrent(text: String) throws {
        let preferred = try PreferredHash(text)
        let verifier = BlockingVerifier(policy: VerificationPolicy(preferred: preferred, schemes: .all))
        let (verification, replacement) = try verifier.verifyAndRenew(Password(Samples.password), against: Samples.md5)
        #expect(verification.verdict == .match(.stale(.scheme)))
        let stored = try #require(replacement)
        #expect(try verifier.admit(stored).cost == preferred.cost)
        #expect(try verifier.verdict(Samples.password, stored) == .match(.current))
        let stronger = try PreferredHash(text.replacing("64KiB", with: "65KiB").replacing("n=16", with: "n=32"))
        let other = BlockingVerifier(policy: VerificationPolicy(preferred: stronger))
        #expect(try other.verdict(Samples.password, stored) == .match(.stale(.parameters)))
    }
}
