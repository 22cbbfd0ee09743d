import PasswordHashing
import Testing

@testable import PasswordVerification

@Suite struct VerificationErrorTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let stored: StoredHash
        let code: VerificationError.Code
        let scheme: Scheme?
        var testDescription: String { name }

        init(
            _ name: String, _ hash: String, _ code: VerificationError.Code, _ scheme: Scheme? = nil,
            declared: Scheme? = nil, options: [HashOptions.Name: String] = [:]
        ) {
            self.name = name
            self.code = code
            self.scheme = scheme
            var parsed = HashOptions()
            for (option, text) in options {
                do { try parsed.set(option, to: text) } catch { fatalError("\(name): \(error)") }
            }
            stored = StoredHash(hash, options: parsed, declaredScheme: declared)
        }
    }

    private static let tail = "\(Samples.salt)$\(Samples.digest)"
    private static let dots = String(repeating: ".", count: 53)
    private static let wireScrypt: [HashOptions.Name: String] = [
        .salt: Samples.salt, .memory: "8", .parallel: "1", .length: "32",
    ]

    static let failures = [
        Case("argon2 without digest", "$argon2id$v=19$m=64,t=1,p=1$\(Samples.salt)", .malformed, .argon2),
        Case("argon2 with trailing data", "$argon2id$v=19$m=64,t=1,p=1$\(tail)$", .malformed, .argon2),
        Case("declared md5", Samples.digest, .malformed, .md5, declared: .md5),
        Case("an option that nothing reads", Samples.argon2i.hash, .malformed, .argon2, options: [.salt: Samples.salt]),
        Case("plain text", Samples.digest, .unrecognized),
        Case("empty", "", .unrecognized),
        Case("sm3-crypt", "$sm3$saltsalt$" + String(repeating: ".", count: 43), .unsupported),
        Case("too long", String(repeating: "a", count: 16_385), .unrecognized),
        Case("too long, declared", String(repeating: "a", count: 16_385), .malformed, .sha, declared: .sha),
        Case("32 hex digits", String(repeating: "0a", count: 16), .ambiguous),
        Case("64 hex digits", String(repeating: "0a", count: 32), .ambiguous),
        Case("sha without version", String(repeating: "0a", count: 32), .ambiguous, .sha, declared: .sha),
        Case("argon2, 4 GiB", "$argon2id$v=19$m=4194304,t=1,p=1$\(tail)", .refused, .argon2),
        Case("argon2, 2^32 - 1 passes", "$argon2id$v=19$m=8,t=4294967295,p=1$\(tail)", .refused, .argon2),
        Case("bcrypt, cost 16", "$2b$16$\(dots)", .refused, .bcrypt),
        Case("bcrypt, cost 31", "$2b$31$\(dots)", .refused, .bcrypt),
        Case("PHPass, 2^21", "$P$JIgnoredd/fX9WG.K5a5PQEL5mRVTc0", .refused, .phpass),
        Case("PHPass, 2^30", "$P$SIgnoredd/fX9WG.K5a5PQEL5mRVTc0", .refused, .phpass),
        Case(
            "scrypt, N = 2^40", String(repeating: "0a", count: 32), .refused, .scrypt,
            options: wireScrypt.merging([.cpu: "1099511627776"]) { $1 }),
        Case(
            "Argon2 over PHPass", "$H\\argon2id$9saltsalt$v=19\\m=64,t=1,p=1\\salt$\(Samples.digest)", .unsupported,
            .phpBBCombined),
        Case("peppered", Samples.argon2i.hash, .unknownPepper, .argon2, options: [.pepper: Samples.salt]),
        Case("argon2 with a key", "$argon2id$v=19$m=64,t=1,p=1,keyid=aGVsbG8$\(tail)", .unsupported, .argon2),
    ]

    @Test(arguments: failures) func saysWhichKindOfFailure(example: Case) {
        let error = #expect(throws: VerificationError.self) {
            try BlockingVerifier().verdict(Samples.typed, example.stored)
        }
        #expect(error?.code == example.code)
        #expect(error?.scheme == example.scheme)
        #expect(error?.description.hasPrefix("\(example.code.rawValue): ") == true)
    }

    /// Four GiB would take seconds; a limit is a comparison.
    @Test(arguments: failures.filter { $0.code == .refused }) func refusesBeforeItComputes(example: Case) {
        let verifier = BlockingVerifier(policy: VerificationPolicy()) { _ in Issue.record("a key was derived") }
        #expect(throws: VerificationError.self) { try verifier.verdict(Samples.typed, example.stored) }
    }

    @Test(arguments: failures) func noErrorRepeatsASecret(example: Case) {
        let error = #expect(throws: VerificationError.self) {
            try BlockingVerifier().verdict(Samples.typed, example.stored)
        }
        guard let error else { return }
        for text in ["\(error)", String(reflecting: error), error.message] {
            for secret in [Samples.salt, Samples.digest, Samples.typed, example.stored.hash] where !secret.isEmpty {
                #expect(!text.contains(secret))
            }
        }
    }

    @Test func aPasswordThatTheSchemeCannotTakeIsNoMismatch() {
        let error = #expect(throws: VerificationError.self) {
            try BlockingVerifier().verdict("U*" + String(repeating: "U", count: 510), Samples.sha512Crypt)
        }
        #expect(error?.code == .passwordUnsupported && error?.scheme == .sha512Crypt)
        #expect(error?.message.contains("U*") == false)
    }

    /// Where a writer in C ends a password at a NUL, so does the verifier; where one counts it, it counts.
    @Test func aPasswordWithANULIsAMatchOrAMismatch() throws {
        #expect(try BlockingVerifier().verdict("U*U\u{0}", Samples.bcrypt) == .mismatch)
        let cut = StoredHash(Samples.bcrypt.hash.replacing("$2a$", with: "$2y$"))
        #expect(try BlockingVerifier().verdict("U*U\u{0}more", cut) != .mismatch)
    }

    @Test func aFailureOfTheLibraryIsBackend() {
        let error = #expect(throws: VerificationError.self) {
            _ = try BlockingVerifier(policy: .impossible).hash(Password(Samples.typed))
        }
        #expect(error?.code == .backend && error?.scheme == .argon2)
    }

    @Test func everyCodeHasAnExample() {
        let covered = Set(Self.failures.map(\.code)).union([.passwordUnsupported, .backend])
            // Those of the pool: see VerifierTests; those of a policy's lists: see AcceptedSchemesTests.
            .union([.overloaded, .timedOut, .cancelled, .notAccepted, .unknownKey])
        #expect(covered == Set(VerificationError.Code.allCases))
    }

    @Test func limitsAreTheCallers() throws {
        var policy = VerificationPolicy.cheap
        policy.limits[.argon2Blocks] = 59
        let error = #expect(throws: VerificationError.self) {
            try BlockingVerifier(policy: policy).verdict("appwrite", Samples.argon2i)
        }
        #expect(error?.code == .refused)
        policy.limits[.argon2Blocks] = 60
        #expect(try BlockingVerifier(policy: policy).verdict("appwrite", Samples.argon2i) == .match(.stale(.scheme)))
    }
}
