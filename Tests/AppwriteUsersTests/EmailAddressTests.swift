import AppwriteUsers
import Testing

@Suite("E-mail addresses")
struct EmailAddressTests {
    @Test(arguments: EmailTable.accepted)
    func acceptsWhatPHPAccepts(text: String) throws {
        // The validator is given a lower-cased copy, which changes no answer.
        #expect(try EmailAddress(text).text == text.lowercased())
    }

    @Test(arguments: EmailTable.rejected)
    func rejectsWhatPHPRejects(text: String) {
        #expect(throws: WireRuleViolation(field: .email, rule: .emailSyntax)) { try EmailAddress(text) }
    }

    @Test(arguments: [#""a@b"@example.com"#, "a@b@example.com"])
    func rejectsASecondAtSignThoughPHPTakesItInQuotes(text: String) {
        #expect(throws: WireRuleViolation(field: .email, rule: .emailSyntax)) { try EmailAddress(text) }
    }

    @Test(arguments: [" Ada@Example.COM", "ada@example.com\r\n", "\tADA@example.com "])
    func trimsAndLowercases(text: String) throws {
        #expect(try EmailAddress(text).text == "ada@example.com")
    }
}
