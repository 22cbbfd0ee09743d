import Testing
import UnicodeForms

@Suite struct SASLprepTests {
    /// RFC 4013, section 3.
    @Test(arguments: [
        ("I\u{AD}X", "IX"), ("user", "user"), ("USER", "USER"), ("\u{AA}", "a"), ("\u{2168}", "IX"), ("\u{7}", nil),
        ("\u{627}\u{31}", nil),
    ])
    func theExamplesOfTheRFC(text: String, prepared: String?) {
        #expect(form(of: text) == prepared.map { Array($0.utf8) })
    }

    /// RFC 4013, sections 2.1 and 2.3, and what its profile leaves open.
    @Test(arguments: [
        ("a\u{A0}b", "a b"), ("a\u{3000}b", "a b"), ("a\u{200D}b", "ab"), ("e\u{301}", "\u{E9}"),
        ("\u{627}\u{31}\u{628}", "\u{627}\u{31}\u{628}"), ("\u{AD}", ""), ("", ""),
        ("a\u{0}b", nil), ("\u{E000}", nil), ("\u{FFFD}", nil), ("\u{E0001}", nil),
        // Not assigned in Unicode 3.2.
        ("\u{1F600}", "\u{1F600}"),
    ])
    func mapsAndProhibitsByTheTables(text: String, prepared: String?) {
        #expect(form(of: text) == prepared.map { Array($0.utf8) })
    }

    private func form(of text: String) -> [UInt8]? {
        SASLprep.withForm(of: text.utf8Span) { bytes in bytes.indices.map { bytes[$0] } }
    }
}
