import Foundation
import PasswordHashing
import PasswordVerification
import Testing

/// The README's sample: it compiles here, does what it says, and stands in the README in these lines.
@Suite("README")
struct ReadmeTests {
    @Test func theSampleMatchesAndIsStale() throws {
        let stored = StoredHash("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0")
        let (verification, replacement) = try BlockingVerifier().verifyAndRenew(Password("test12345"), against: stored)

        switch verification.verdict {
        case .match(.current): Issue.record("the sample says that the hash is stale")
        case .match(.stale(let reason)): #expect(reason == .scheme)
        case .mismatch: Issue.record("the sample says that the password is right")
        }
        #expect(replacement?.declaredScheme == .argon2)
    }

    @Test func theSampleStandsInTheREADME() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        let here = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n")
        let sample = here.drop { !$0.contains("let stored =") }.prefix { !$0.contains("#expect(replacement") }
            .map { $0.trimmingCharacters(in: .whitespaces) }
            .filter { !$0.hasPrefix("case") && $0 != "}" }
        #expect(sample.count == 3)
        for line in sample { #expect(readme.contains("\n\(line)\n"), "\(line)") }
        for label in ["case .match(.current):", "case .match(.stale(let reason)):", "case .mismatch:"] {
            #expect(readme.contains("\n\(label)"), "\(label)")
        }
    }
}
