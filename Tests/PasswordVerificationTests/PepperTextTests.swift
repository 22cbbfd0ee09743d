import PasswordHashing
import PasswordVerification
import Testing

/// The text of a pepper's file.
@Suite struct PepperTextTests {
    /// 32 bytes each.
    private static let new = "bmV3LWtleS1uZXcta2V5LW5ldy1rZXktbmV3LWtleSE="
    private static let old = "b2xkLWtleS1vbGQta2V5LW9sZC1rZXktb2xkLWtleSE="

    private func pepper(_ text: String) throws(PepperError) -> Pepper { try Pepper(parsing: Array(text.utf8)) }

    private func verifier(_ text: String) throws -> BlockingVerifier {
        BlockingVerifier(policy: VerificationPolicy(preferred: .argon2(cheap), pepper: try pepper(text)))
    }

    @Test(arguments: [
        "2027 \(new)\n2026 \(old)\n", "# keys\n\n2027\t\(new)\r\n 2026  \(old)", "2027 \(new.dropLast())\n2026 \(old)",
    ])
    func theFirstKeyIsTheCurrentOne(text: String) throws {
        let pepper = try pepper(text)
        #expect(pepper.current == "2027")
        #expect(pepper.hasKey("2027") && pepper.hasKey("2026") && !pepper.hasKey("2025"))
    }

    /// A new line on top is a rotation: the old hash verifies, is stale, and is renewed under the new key.
    @Test func aNewLineOnTopRotatesTheKey() throws {
        let before = try verifier("2026 \(Self.old)")
        let stored = try before.hash(Password(Samples.typed))
        #expect(stored.options.pepper == "2026")
        let after = try verifier("2027 \(Self.new)\n2026 \(Self.old)")
        let (verification, replacement) = try after.verifyAndRenew(Password(Samples.typed), against: stored)
        #expect(verification.verdict == .match(.stale(.pepper)))
        let renewed = try #require(replacement)
        #expect(renewed.options.pepper == "2027")
        #expect(try after.verdict(Samples.typed, renewed) == .match(.current))
        #expect(try after.verdict("wrong", renewed) == .mismatch)
        // The bytes behind the base64 are the key: with the library they make the same pepper.
        let key = try PepperKey(copying: Array("new-key-new-key-new-key-new-key!".utf8).span)
        let same = try Pepper(keys: ["2027": key], current: "2027")
        let library = BlockingVerifier(policy: VerificationPolicy(preferred: .argon2(cheap), pepper: same))
        #expect(try library.verdict(Samples.typed, renewed) == .match(.current))
    }

    @Test(arguments: [
        ("", PepperError.noKeys), ("\n# only a comment\n", .noKeys), ("2027", .malformedLine(1)),
        ("2027 \(new) more", .malformedLine(1)), ("2027 not*base64", .malformedLine(1)),
        ("# a\n\nä \(new)", .malformedLine(3)), ("a/b \(new)", .malformedLine(1)),
        (String(repeating: "a", count: 65) + " \(new)", .malformedLine(1)), ("2027 bmV3LWtleQ==", .keyTooShort),
        ("2027 \(new)\n2027 \(old)", .repeatedID(line: 2)),
    ])
    func isRefusedWithItsReason(text: String, error: PepperError) {
        #expect(throws: error) { try pepper(text) }
        #expect(!"\(error)".contains(Self.new))
    }
}
