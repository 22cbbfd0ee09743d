import PasswordHashing
import PasswordVerification
import Testing

/// The README's sample, line for line: when this does not compile or does not match, the README is wrong.
@Suite("README")
struct ReadmeTests {
    @Test func theSampleMatchesAndIsStale() throws {
        let stored = StoredHash("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0")
        let (verification, replacement) = try Verifier().verifyAndRenew(Password("test12345"), against: stored)

        switch verification.verdict {
        case .match(.stale(let reason)): #expect(reason == .scheme)
        case .match(.current), .mismatch: Issue.record("the sample says that the hash is stale")
        }
        #expect(replacement?.declaredScheme == .argon2)
    }
}
