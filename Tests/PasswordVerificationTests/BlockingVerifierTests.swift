import PasswordHashing
import PasswordVerification
import Testing

@Suite struct BlockingVerifierTests {
    let verifier = BlockingVerifier(policy: .cheap)

    @Test(arguments: [
        (Samples.md5, "appwrite", Scheme.md5), (Samples.argon2i, "appwrite", .argon2),
        (Samples.phpass, "appwrite", .phpass), (Samples.bcrypt, "U*U", .bcrypt),
    ])
    func tellsRightFromWrong(stored: StoredHash, password: String, scheme: Scheme) throws {
        let right = try verifier.verify(Password(password), against: stored)
        #expect(right.verdict == .match(.stale(.scheme)) && right.scheme == scheme)
        for wrong in [password.uppercased() + "!", "", password + " ", String(password.dropLast())] {
            #expect(try verifier.verdict(wrong, stored) == .mismatch)
        }
    }

    @Test func whatItHashesMatchesAndIsCurrent() throws {
        let stored = try verifier.hash(Password("pässword"))
        #expect(stored.hash.hasPrefix("$argon2id$v=19$m=64,t=2,p=1$") && stored.declaredScheme == .argon2)
        #expect(try verifier.verdict("pässword", stored) == .match(.current))
        #expect(try verifier.verdict("passwort", stored) == .mismatch)
    }

    @Test func hashesWithAFreshSalt() throws {
        #expect(try verifier.hash(Password("same")) != verifier.hash(Password("same")))
    }

    @Test func renewsAStaleMatchOnly() throws {
        let (stale, replacement) = try verifier.verifyAndRenew(Password("appwrite"), against: Samples.md5)
        #expect(stale.verdict == .match(.stale(.scheme)))
        let renewed = try #require(replacement)
        #expect(try verifier.verdict("appwrite", renewed) == .match(.current))
        #expect(try verifier.verdict("appwrite ", renewed) == .mismatch)

        let again = try verifier.verifyAndRenew(Password("appwrite"), against: renewed)
        #expect(again.verification.verdict == .match(.current) && again.replacement == nil)
        let wrong = try verifier.verifyAndRenew(Password("wrong"), against: Samples.md5)
        #expect(wrong.verification.verdict == .mismatch && wrong.replacement == nil)
    }

    @Test func renewsWeakerParametersOfTheSameScheme() throws {
        var weaker = cheap
        weaker.iterations = 1
        let old = try BlockingVerifier(policy: VerificationPolicy(preferred: .argon2(weaker))).hash(
            Password("appwrite"))
        let (verification, replacement) = try verifier.verifyAndRenew(Password("appwrite"), against: old)
        #expect(verification.verdict == .match(.stale(.parameters)))
        #expect(try verifier.verdict("appwrite", try #require(replacement)) == .match(.current))
    }

    /// 72 bytes are bcrypt's edge: what came after never counted, and the new hash takes all of it.
    @Test func aRenewedHashTakesTheWholePassword() throws {
        let long = String(repeating: "x", count: 72)
        let hash = try long.utf8Bytes { bytes throws(HashingError) in
            try Bcrypt(hashing: bytes, salt: .random(), parameters: Bcrypt.Parameters(cost: 4))
        }
        let (_, replacement) = try verifier.verifyAndRenew(Password(long + "tail"), against: hash.stored)
        let renewed = try #require(replacement)
        #expect(try verifier.verdict(long + "tail", renewed) == .match(.current))
        #expect(try verifier.verdict(long, renewed) == .mismatch)
    }

    @Test func rejectsAnUnknownUserAfterTheWorkOfAHash() throws {
        #expect(try verifier.rejectUnknownUser(Password("anything")) == .mismatch)
        // That it hashes shows in that it fails where a hash would.
        let impossible = BlockingVerifier(policy: .impossible)
        #expect(throws: VerificationError.self) { _ = try impossible.rejectUnknownUser(Password("anything")) }
    }

    @Test func admitsWhatItWouldVerify() throws {
        let hash = try verifier.admit(Samples.argon2i)
        #expect(type(of: hash).scheme == .argon2)
        #expect(throws: VerificationError.self) {
            try verifier.admit(Samples.argon2("argon2id$v=19$m=4194304,t=1,p=1"))
        }
    }

    @Test func aSchemeThatIsMerelyPossibleIsNeverTried() throws {
        let (verifier, counter) = BlockingVerifier.counting(VerificationPolicy(schemes: .all))
        for digits in [32, 40, 56, 64, 96, 128] {
            let stored = StoredHash(String(repeating: "a", count: digits))
            let error = #expect(throws: VerificationError.self) {
                try verifier.verify(Password("appwrite"), against: stored)
            }
            #expect(error?.code == .ambiguous && error?.scheme == nil)
        }
        #expect(counter.taken().isEmpty)
        let declared = try verifier.verify(Password("appwrite"), against: Samples.md5)
        #expect(declared.verdict == .match(.stale(.scheme)) && declared.hash is MD5)
    }
}

extension VerificationPolicy {
    /// A policy by which no hash can be made: 8 KiB a lane are Argon2's least.
    static let impossible = VerificationPolicy(
        preferred: .argon2(Argon2.Parameters(memory: 1, iterations: 1, parallelism: 1)))
}

extension String {
    /// Lends the UTF-8 bytes.
    func utf8Bytes<Value>(_ body: (Span<UInt8>) throws(HashingError) -> Value) throws(HashingError) -> Value {
        let bytes = Array(utf8)
        return try body(bytes.span)
    }
}
