import PasswordHashing
import Testing

@testable import PasswordVerification

/// That equal time is equal work: the computations of each answer, counted.
@Suite struct VerifyForLoginTests {
    typealias Computation = HashingStep.Purpose

    /// One other form of the password below differs.
    private static let policy = VerificationPolicy(
        preferred: .argon2(cheap), unicodeForms: UnicodeForm.allCases, schemes: .all)
    private static let twoForms = "wrong e\u{301}"

    private static func argon2(_ change: (inout Argon2.Parameters) -> Void) throws -> StoredHash {
        var parameters = cheap
        change(&parameters)
        return try BlockingVerifier(policy: VerificationPolicy(preferred: .argon2(parameters))).hash(Password("right"))
    }

    @Test(arguments: [("wrong", 1), (twoForms, 2), ("wrong e\u{301}\u{FB01}\u{AD}", 4)])
    func aWrongPasswordCostsTheSameWhoeverTheUserIs(password: String, count: Int) throws {
        let (verifier, counter) = BlockingVerifier.counting(Self.policy)
        let hashes = Array(repeating: Computation.newHash, count: count)
        let verifications = Array(repeating: Computation.verification, count: count)
        func expectMismatch(_ stored: StoredHash?, _ computations: [Computation]) throws {
            guard case .mismatch = try verifier.verifyForLogin(Password(password), against: stored) else {
                Issue.record("a wrong password matched")
                return
            }
            #expect(counter.taken() == computations)
        }
        // An unknown user, and one without a password.
        try expectMismatch(nil, hashes)
        try expectMismatch(try Self.argon2 { _ in }, verifications)
        // As dear, though stale.
        try expectMismatch(try Self.argon2 { $0.variant = .argon2i }, verifications)
        // Dearer.
        try expectMismatch(try Self.argon2 { $0.iterations = 3 }, verifications)
        // Cheaper, and of other schemes.
        try expectMismatch(try Self.argon2 { $0.iterations = 1 }, verifications + hashes)
        try expectMismatch(Samples.md5, verifications + hashes)
        try expectMismatch(Samples.bcrypt, verifications + hashes)
    }

    @Test(arguments: [
        StoredHash("no hash at all"), StoredHash("$argon2id$v=19$m=4194304,t=1,p=1$"), StoredHash("$2$05$"),
        Samples.argon2("argon2id$v=19$m=4194304,t=1,p=1"),
    ])
    func aHashThatCannotBeVerifiedCostsTheSame(stored: StoredHash) {
        let (verifier, counter) = BlockingVerifier.counting(Self.policy)
        #expect(throws: VerificationError.self) {
            try verifier.verifyForLogin(Password(Self.twoForms), against: stored)
        }
        #expect(counter.taken() == [.newHash, .newHash])
    }

    @Test func aPepperThatIsGoneCostsTheSame() {
        var stored = Samples.argon2i
        stored.options.pepper = "gone"
        let (verifier, counter) = BlockingVerifier.counting(Self.policy)
        let error = #expect(throws: VerificationError.self) {
            try verifier.verifyForLogin(Password("appwrite"), against: stored)
        }
        #expect(error?.code == .unknownPepper && counter.taken() == [.newHash])
    }

    @Test func aPasswordThatTheSchemeCannotTakeCostsTheSame() {
        let (verifier, counter) = BlockingVerifier.counting(Self.policy)
        let error = #expect(throws: VerificationError.self) {
            try verifier.verifyForLogin(Password(String(repeating: "U", count: 512)), against: Samples.sha512Crypt)
        }
        #expect(error?.code == .passwordUnsupported && counter.taken() == [.verification, .newHash])
    }

    /// A decoy that failed where a known user's hash does not would tell them apart.
    @Test(arguments: ["a\u{0}b", String(repeating: "x", count: 73)])
    func aDecoyOfBcryptTakesEveryPassword(password: String) throws {
        let (verifier, counter) = BlockingVerifier.counting(VerificationPolicy(preferred: .bcrypt(cost: 4)))
        guard case .mismatch = try verifier.verifyForLogin(Password(password), against: nil) else {
            Issue.record("an unknown user matched")
            return
        }
        #expect(counter.taken() == [.newHash])
    }

    @Test func aMatchRenewsWhatIsStaleOnly() throws {
        let (verifier, counter) = BlockingVerifier.counting(Self.policy)
        guard
            case .match(.md5, let replacement?, .scheme?) = try verifier.verifyForLogin(
                Password("appwrite"), against: Samples.md5)
        else {
            Issue.record("no renewal")
            return
        }
        #expect(counter.taken() == [.verification, .newHash])
        guard
            case .match(.argon2, nil, nil) = try verifier.verifyForLogin(Password("appwrite"), against: replacement)
        else {
            Issue.record("renewed twice")
            return
        }
        #expect(counter.taken() == [.verification])
    }
}
