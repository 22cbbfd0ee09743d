import Testing
import UnicodeForms

@Suite struct NormalizationTests {
    struct Case: Sendable {
        let source: String
        let nfc: String
        let nfkc: String

        init(_ source: String, nfc: String, nfkc: String) {
            self.source = source
            self.nfc = nfc
            self.nfkc = nfkc
        }
    }

    /// Lines of the Unicode Character Database's NormalizationTest.txt: columns 1, 2 and 4.
    static let samples = [
        Case("\u{1E0A}", nfc: "\u{1E0A}", nfkc: "\u{1E0A}"),
        Case("\u{1E0A}\u{323}", nfc: "\u{1E0C}\u{307}", nfkc: "\u{1E0C}\u{307}"),
        Case("\u{44}\u{307}\u{323}", nfc: "\u{1E0C}\u{307}", nfkc: "\u{1E0C}\u{307}"),
        Case("\u{212B}", nfc: "\u{C5}", nfkc: "\u{C5}"),
        Case("\u{FB01}", nfc: "\u{FB01}", nfkc: "fi"),
        Case("\u{1100}\u{1161}", nfc: "\u{AC00}", nfkc: "\u{AC00}"),
        // Composition exclusions.
        Case("\u{344}", nfc: "\u{308}\u{301}", nfkc: "\u{308}\u{301}"),
        Case("\u{958}", nfc: "\u{915}\u{93C}", nfkc: "\u{915}\u{93C}"),
        // Beyond the basic plane.
        Case("\u{1D15E}", nfc: "\u{1D157}\u{1D165}", nfkc: "\u{1D157}\u{1D165}"),
        Case("\u{1D400}", nfc: "\u{1D400}", nfkc: "A"),
        // One of the longest.
        Case(
            "\u{FDFA}", nfc: "\u{FDFA}",
            nfkc: "\u{635}\u{644}\u{649} \u{627}\u{644}\u{644}\u{647} \u{639}\u{644}\u{64A}\u{647} "
                + "\u{648}\u{633}\u{644}\u{645}"),
    ]

    @Test(arguments: samples) func normalisesAsTheCharacterDatabaseSays(sample: Case) {
        #expect(form(.nfc, of: sample.source) == Array(sample.nfc.utf8))
        #expect(form(.nfkc, of: sample.source) == Array(sample.nfkc.utf8))
    }

    @Test func keepsNULAndWhatFollows() {
        #expect(form(.nfc, of: "a\u{0}e\u{301}") == Array("a\u{0}\u{E9}".utf8))
    }

    @Test func theEmptyTextIsItsOwnForm() {
        #expect(form(.nfc, of: "") == [])
    }

    private func form(_ normalization: Normalization, of text: String) -> [UInt8]? {
        normalization.withForm(of: text.utf8Span) { bytes in bytes.indices.map { bytes[$0] } }
    }
}
