import PasswordHashing
import PasswordHashingTesting
import Testing

/// Nothing that is logged, printed or dumped shows a password, salt, digest or key.
@Suite struct DisclosureTests {
    private static let conformance = HashConformance()

    private func expectNoSecret(
        of stored: StoredHash, in shown: String, sourceLocation: SourceLocation = #_sourceLocation
    ) {
        for secret in Self.conformance.secrets(in: stored) {
            #expect(!shown.contains(secret), sourceLocation: sourceLocation)
        }
        // How `dump` shows an array of bytes.
        #expect(!shown.contains("elements") && !shown.contains("1 element"), sourceLocation: sourceLocation)
    }

    @Test(arguments: KnownAnswers.all)
    func aStoredHashShowsNeitherTextNorOptions(answer: KnownAnswer) {
        expectNoSecret(of: answer.stored, in: HashConformance.everythingShown(of: answer.stored))
        expectNoSecret(of: answer.stored, in: HashConformance.everythingShown(of: answer.stored.options))
        let values = answer.stored.options.names.compactMap { answer.stored.options[$0] }
        for value in values { expectNoSecret(of: answer.stored, in: HashConformance.everythingShown(of: value)) }
    }

    @Test(arguments: KnownAnswers.parsed)
    func aParsedHashShowsItsPublicParametersOnly(answer: KnownAnswer) throws {
        let hash = try SchemeRegistry.standard.parse(answer.stored)
        expectNoSecret(of: hash.stored, in: HashConformance.everythingShown(of: hash))
        expectNoSecret(of: hash.stored, in: hash.publicParameters.map(\.description).joined())
        if let violation = hash.violation(of: HashLimits()) {
            expectNoSecret(of: answer.stored, in: HashConformance.everythingShown(of: violation))
        }
    }

    @Test(arguments: KnownAnswers.all.filter { !$0.expect.isParsed })
    func aFormatErrorQuotesNothing(answer: KnownAnswer) {
        do {
            let hash = try SchemeRegistry.standard.parse(answer.stored)
            #expect(throws: HashingError.self) { _ = try hash.accepts(answer.password) }
        } catch {
            let shown = [error.description, error.reason, error.field ?? ""].joined(separator: "\n")
            expectNoSecret(of: answer.stored, in: shown)
            #expect(!error.description.isEmpty)
        }
    }

    @Test func aPasswordThatIsRefusedIsNotQuoted() throws {
        let password = Array("hunter2\u{0}hunter2".utf8)
        let error = #expect(throws: HashingError.self) {
            try Bcrypt(
                hashing: password.span, salt: Salt(bytes: [UInt8](repeating: 1, count: 16)), parameters: .init(cost: 4))
        }
        #expect(!HashConformance.everythingShown(of: try #require(error)).contains("hunter2"))
    }

    @Test func aSaltShowsItsLength() {
        let shown = HashConformance.everythingShown(of: Salt(bytes: Array("NaClNaCl".utf8)))
        #expect(shown.contains("8 bytes") && !shown.contains("78") && !shown.contains("NaCl"))
    }
}
