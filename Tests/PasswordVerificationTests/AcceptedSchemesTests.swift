import PasswordHashing
import Testing

@testable import PasswordVerification

/// What a policy does not accept never matches, in a time that does not tell.
@Suite struct AcceptedSchemesTests {
    private static let salted = VerificationPolicy(preferred: .argon2(cheap))

    private static let sha = {
        var options = HashOptions()
        options.version = "sha256"
        return StoredHash(String(repeating: "ab", count: 32), options: options, declaredScheme: .sha)
    }()

    @Test(arguments: [Samples.md5, sha]) func unsaltedDigestsAreRefusedByDefault(stored: StoredHash) throws {
        let (verifier, counter) = BlockingVerifier.counting(Self.salted)
        let error = #expect(throws: VerificationError.self) { try verifier.admit(stored) }
        #expect(error?.code == .notAccepted && error?.scheme == stored.declaredScheme)
        #expect(throws: VerificationError.self) { try verifier.verdict(Samples.password, stored) }
        #expect(throws: VerificationError.self) {
            try verifier.verifyAndRenew(Password(Samples.password), against: stored)
        }
        #expect(counter.taken().isEmpty)
        // At a log-in it takes the time of a wrong password.
        let atLogin = #expect(throws: VerificationError.self) {
            try verifier.verifyForLogin(Password(Samples.password), against: stored)
        }
        #expect(atLogin?.code == .notAccepted)
        #expect(counter.taken() == [.newHash])
    }

    @Test func aListedSchemeIsAccepted() throws {
        var policy = Self.salted
        policy.schemes = AcceptedSchemes.salted.and(.md5)
        #expect(try BlockingVerifier(policy: policy).verdict(Samples.password, Samples.md5) == .match(.stale(.scheme)))
        policy.schemes = .only(.md5)
        #expect(try BlockingVerifier(policy: policy).verdict(Samples.password, Samples.md5) == .match(.stale(.scheme)))
        let error = #expect(throws: VerificationError.self) {
            try BlockingVerifier(policy: policy).verdict(Samples.password, Samples.phpass)
        }
        #expect(error?.code == .notAccepted && error?.scheme == .phpass)
    }

    /// Otherwise a renewed hash would never verify again.
    @Test func thePreferredSchemeIsAlwaysAccepted() throws {
        var policy = Self.salted
        policy.schemes = .only(.md5)
        let verifier = BlockingVerifier(policy: policy)
        let (_, replacement) = try verifier.verifyAndRenew(Password(Samples.password), against: Samples.md5)
        let renewed = try #require(replacement)
        #expect(try verifier.verdict(Samples.password, renewed) == .match(.current))
    }

    /// The example of firebase/scrypt (Vectors/schemes/scrypt-modified.json, firebase-example).
    @Test func aSecretComesFromThePolicysKeys() throws {
        var options = HashOptions()
        options.salt = "42xEC+ixf3L2lw=="
        options.saltSeparator = "Bw=="
        options[.signerKey] = .keyID("shop")
        let stored = StoredHash(
            "lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==",
            options: options,
            declaredScheme: .scryptModified)
        var policy = Self.salted
        let missing = #expect(throws: VerificationError.self) {
            try BlockingVerifier(policy: policy).verdict("user1password", stored)
        }
        #expect(missing?.code == .unknownKey && missing?.scheme == .scryptModified)
        policy.keys["shop"] =
            "jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=="
        let verifier = BlockingVerifier(policy: policy)
        // The column holds no secret, and is all that the application keeps.
        let column = try stored.columnText
        #expect(!column.contains("jxspr8"))
        let read = try StoredHash(columnText: column)
        #expect(try verifier.verdict("user1password", read) == .match(.stale(.scheme)))
        #expect(try verifier.verdict("user2password", read) == .mismatch)
    }
}
