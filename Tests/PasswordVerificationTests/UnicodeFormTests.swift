import PasswordHashing
import Testing

@testable import PasswordVerification

@Suite struct UnicodeFormTests {
    private static let all = VerificationPolicy(
        preferred: .argon2(cheap), unicodeForms: [.nfc, .nfkc, .saslprep], schemes: .all)

    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let typed: String
        let hashed: String
        let forms: [UnicodeForm]
        let computations: Int

        init(_ name: String, typed: String, hashed: String, _ forms: [UnicodeForm], computations: Int) {
            testDescription = name
            self.typed = typed
            self.hashed = hashed
            self.forms = forms
            self.computations = computations
        }
    }

    static let matches = [
        Case("e and acute", typed: "e\u{301}", hashed: "\u{E9}", [.nfc], computations: 2),
        Case("Angstrom sign", typed: "\u{212B}", hashed: "\u{C5}", [.nfc, .nfkc], computations: 2),
        Case("ligature", typed: "\u{FB01}", hashed: "fi", [.nfkc], computations: 2),
        Case("ligature, NFC the same", typed: "\u{FB01}", hashed: "fi", [.nfc, .nfkc], computations: 2),
        Case("no-break space", typed: "a\u{A0}b", hashed: "a b", [.saslprep], computations: 2),
        Case("soft hyphen", typed: "I\u{AD}X", hashed: "IX", [.nfc, .nfkc, .saslprep], computations: 2),
        Case(
            "all forms differ, the last", typed: "e\u{301}\u{FB01}\u{AD}", hashed: "\u{E9}fi",
            [.nfc, .nfkc, .saslprep], computations: 4),
        Case(
            "all forms differ, the first", typed: "e\u{301}\u{FB01}\u{AD}", hashed: "\u{E9}fi",
            [.saslprep, .nfkc, .nfc], computations: 2),
    ]

    @Test(arguments: matches) func findsWhatAnotherSystemHashed(example: Case) throws {
        let stored = try BlockingVerifier(policy: .cheap).hash(Password(example.hashed))
        #expect(try BlockingVerifier(policy: .cheap).verdict(example.typed, stored) == .mismatch)

        var policy = VerificationPolicy.cheap
        policy.unicodeForms = example.forms
        let (verifier, counter) = BlockingVerifier.counting(policy)
        #expect(try verifier.verdict(example.typed, stored) == .match(.stale(.unicodeForm)))
        #expect(counter.taken() == Array(repeating: .verification, count: example.computations))
    }

    /// From then on what was typed matches at once.
    @Test func renewsWithTheBytesAsTyped() throws {
        let stored = try BlockingVerifier(policy: .cheap).hash(Password("\u{E9}"))
        let (verifier, counter) = BlockingVerifier.counting(Self.all)
        let renewed = try #require(try verifier.verifyAndRenew(Password("e\u{301}"), against: stored).replacement)
        #expect(counter.taken() == [.verification, .verification, .newHash])
        #expect(try verifier.verdict("e\u{301}", renewed) == .match(.current))
        #expect(counter.taken() == [.verification])
    }

    @Test func aWeakerHashSaysSoBeforeItsForm() throws {
        let stored = StoredHash("66ddcd97cfdeabb2f6fb8a999b4bc76f", declaredScheme: .md5)
        #expect(try BlockingVerifier(policy: Self.all).verdict("e\u{301}", stored) == .match(.stale(.scheme)))
    }

    @Test func findsAFormUnderThePepperToo() throws {
        let key = try PepperKey(copying: [UInt8](repeating: 7, count: 32).span)
        var policy = Self.all
        policy.pepper = try Pepper(keys: ["1": key], current: "1")
        let verifier = BlockingVerifier(policy: policy)
        let stored = try verifier.hash(Password("\u{E9}"))
        #expect(try verifier.verdict("e\u{301}", stored) == .match(.stale(.unicodeForm)))
    }

    @Test(
        arguments: [
            ("ASCII", Array("correct horse".utf8)), ("empty", []), ("ASCII controls", [0, 7, 127]),
            ("composed", Array("\u{E9}".utf8)), ("Latin-1", [0x63, 0xE9]), ("a cut sequence", [0x65, 0xCC]),
            ("a surrogate", [0xED, 0xA0, 0x80]), ("overlong", [0xC1, 0x81]),
            ("prepared to nothing", Array("\u{AD}".utf8)), ("prohibited, and in NFKC", Array("\u{E000}".utf8)),
            ("over the bound", Array(String(repeating: "e\u{301}", count: 342).utf8)),
        ] as [(String, [UInt8])])
    func whatHasNoOtherFormCostsOneComputation(name: String, typed: [UInt8]) throws {
        let (verifier, counter) = BlockingVerifier.counting(Self.all)
        for stored in [try verifier.hash(Password("")), try verifier.hash(Password("another"))] {
            _ = counter.taken()
            let verdict = try verifier.verify(Password(copying: typed.span), against: stored).verdict
            #expect(counter.taken() == [.verification])
            if !typed.isEmpty { #expect(verdict == .mismatch) }
        }
    }

    @Test func noFormIsTriedUnlessThePolicyNamesIt() throws {
        let (verifier, counter) = BlockingVerifier.counting(.cheap)
        #expect(try verifier.verdict("e\u{301}\u{FB01}\u{AD}", Samples.md5) == .mismatch)
        #expect(counter.taken() == [.verification])
    }

    @Test func aFormNamedTwiceIsTriedOnce() throws {
        var policy = Self.all
        policy.unicodeForms = [.nfc, .nfc]
        let (verifier, counter) = BlockingVerifier.counting(policy)
        #expect(try verifier.verdict("e\u{301}", Samples.md5) == .mismatch)
        #expect(counter.taken() == [.verification, .verification])
    }
}
