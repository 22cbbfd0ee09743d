import CryptoPrimitives
import PasswordHashing
import PasswordHashingTesting
import Testing

/// Every scheme, over every vector.
///
/// Serialized: some vectors hold 256 MiB.
@Suite(.serialized) struct ConformanceTests {
    private static let conformance = HashConformance()

    @Test(arguments: KnownAnswers.all)
    func answersAsExpected(answer: KnownAnswer) {
        #expect(Self.conformance.failuresToAnswer(answer).map(\.description) == [])
    }

    @Test(arguments: SchemeRegistry.standard.schemes)
    func keepsEveryOtherRule(scheme: Scheme) throws {
        let file = try #require(KnownAnswers.files.first { $0.scheme == scheme })
        for answer in file.vectors {
            var failures = Self.conformance.failuresToRead(answer)
            failures += Self.conformance.failuresToWrite(answer)
            failures += Self.conformance.failuresToStandApart(answer)
            failures += Self.conformance.failuresToCompare(answer)
            failures += Self.conformance.failuresToRefuseOtherTexts(answer)
            failures += Self.conformance.failuresToKeepSecrets(answer)
            #expect(failures.map(\.description) == [])
        }
    }
}

/// The suite itself: a scheme that breaks a rule is told by it.
@Suite struct ConformanceFailureTests {
    private static let registry = SchemeRegistry([CarelessHash.self])

    private func failures(_ hash: String, _ password: String, _ expect: HashVector.Expectation) -> [String] {
        HashConformance(registry: Self.registry)
            .failures(
                of: [
                    HashVector(
                        scheme: CarelessHash.scheme, id: "a", source: "here", password: Array(password.utf8),
                        stored: StoredHash(hash), expectation: expect)
                ]
            ).map(\.reason)
    }

    @Test func aWrongVerdictIsTold() {
        #expect(failures("$careless$", "a", .mismatch).contains("is match, not mismatch"))
    }

    @Test func whatMatchesEverythingIsTold() {
        let reasons = failures("$careless$abcdefgh", "a", .match)
        #expect(reasons.contains("is match with another digest"))
        #expect(reasons.contains { $0.hasPrefix("matches when cut to") })
        #expect(reasons.contains("matches with bytes behind it"))
    }

    @Test func whatShowsItsTextIsTold() {
        #expect(failures("$careless$abcdefgh", "a", .match).contains("is shown in part"))
    }

    @Test func whatIsWrittenOtherwiseIsTold() {
        #expect(failures("$careless$abcdefgh", "a", .match).contains("is written with another text"))
    }
}

/// A scheme that does everything wrong: any password matches, and it shows its text.
private struct CarelessHash: PasswordHash {
    static let descriptor = SchemeDescriptor(
        Scheme("careless"), title: "Careless", shapes: [.prefix("$careless$")], digestField: .last(after: "$", .base64))

    let text: String

    init(parsing stored: StoredHash) throws(HashFormatError) { text = stored.hash }

    var stored: StoredHash { StoredHash("\(text)x") }
    var publicParameters: [HashParameter] { [] }
    static let strengthRules = [StrengthRule.always(.broken)]
    var strength: HashStrength { .broken }
    var derivation: KeyDerivation { KeyDerivation(CarelessFunction()) }
    var digest: Digest { Digest([]) }
    var description: String { text }

    func verify(_ password: Span<UInt8>) throws(HashingError) -> Bool { true }
}

private struct CarelessFunction: DerivationFunction {
    var cost: HashCost { HashCost(work: 1, unit: .digests) }

    func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes { SecretBytes(count: 0) }
}

@Suite struct ConcurrencyTests {
    @Test(arguments: KnownAnswers.all.filter { $0.expect == .match || $0.expect == .mismatch })
    func fourThreadsAgree(answer: KnownAnswer) async throws {
        let hash = try SchemeRegistry.standard.parse(answer.stored)
        guard HashConformance.isCheap(hash) else { return }
        let answers = await withTaskGroup(of: Bool?.self) { group in
            for _ in 0..<4 {
                group.addTask { @concurrent in try? hash.verify(answer.password.span) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        #expect(answers == [Bool?](repeating: answer.expect == .match, count: 4))
    }
}
