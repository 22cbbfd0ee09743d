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

    /// What is plain is taken as it stands.
    @Test(arguments: EmailTable.accepted + EmailTable.rejected)
    func plainOnesAreTakenAsTheyStand(text: String) {
        guard EmailAddress.isPlain(text.utf8.span) else { return }
        #expect((try? EmailAddress(text))?.text == text)
    }

    @Test(
        arguments: [
            ("ada@example.com", true), ("a.b+c_d-e@mail.example.co", true), ("Ada@example.com", false),
            ("ada@Example.com", false), (".a@example.com", false), ("a.@example.com", false),
            ("a..b@example.com", false), ("a@b", false), ("a@@example.com", false), ("a@b@example.com", false),
            ("", false), ("@example.com", false), ("a@", false), ("a@[127.0.0.1]", false), ("a@-b.com", false),
            (String(repeating: "a", count: 64) + "@example.com", true),
            (String(repeating: "a", count: 65) + "@example.com", false),
        ])
    func knowsPlainOnes(text: String, isPlain: Bool) {
        #expect(EmailAddress.isPlain(text.utf8.span) == isPlain)
    }
}
