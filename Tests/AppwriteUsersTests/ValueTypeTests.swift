import AppwriteUsers
import JSONText
import Testing

@Suite("Phone numbers, names, labels, preferences")
struct ValueTypeTests {
    typealias Violation = WireRuleViolation

    @Test(arguments: ["+1415555", "+14155550100", "+491234567890123", "+7999999", "+390612345", "+88312345678"])
    func acceptsPhoneNumbersWithACallingCode(text: String) throws {
        #expect(try PhoneNumber(text).text == text)
    }

    @Test(arguments: [
        "", "+", "14155550100", "+0155550100", "+141555", "+1234567890123456", "+1 415 555 0100", "+1415555a",
        "+١٤١٥٥٥٥",
    ])
    func rejectsWhatIsNoPhoneNumber(text: String) {
        #expect(throws: Violation(field: .phone, rule: .phoneSyntax)) { try PhoneNumber(text) }
    }

    @Test(arguments: ["+80212345678", "+99912345678", "+21012345678", "+37912345678", "+99112345678", "+67112345678"])
    func rejectsUnassignedCallingCodes(text: String) {
        #expect(throws: Violation(field: .phone, rule: .callingCode)) { try PhoneNumber(text) }
    }

    @Test func countsCodePointsOfANameAndNotBytes() throws {
        for character in ["a", "é", "語", "😀"] {
            _ = try DisplayName(character)
            _ = try DisplayName(String(repeating: character, count: 128))
            #expect(throws: Violation(field: .name, rule: .codePointCount(1...128))) {
                try DisplayName(String(repeating: character, count: 129))
            }
        }
        #expect(throws: Violation(field: .name, rule: .codePointCount(1...128))) { try DisplayName("") }
        #expect(throws: Violation(field: .name, rule: .withoutNUL)) { try DisplayName("Ada\u{0}Lovelace") }
    }

    @Test func dropsDuplicateLabelsInOrder() throws {
        #expect(try Labels(["b", "a", "b", "A"]).items == ["b", "a", "A"])
        #expect(try Labels([]).items.isEmpty)
        _ = try Labels(Array(repeating: "a", count: 1000))
    }

    @Test(arguments: ["", "a-b", "a b", "ä", String(repeating: "a", count: 37)])
    func rejectsLabels(label: String) {
        #expect(throws: Violation(field: .labels, rule: .labelSyntax)) { try Labels([label]) }
    }

    @Test func rejectsMoreThanAThousandLabels() {
        #expect(throws: Violation(field: .labels, rule: .itemCount(maximum: 1000))) {
            try Labels(Array(repeating: "a", count: 1001))
        }
    }

    /// A character, and the bytes it takes as PHP writes it.
    @Test(arguments: [("a", 1), ("/", 2), ("é", 6), ("語", 6), ("😀", 12)])
    func measuresPreferencesAsPHPWritesThem(character: String, byteCount: Int) throws {
        // {"k":"…"} is 8 bytes.
        let count = (65_535 - 8) / byteCount
        _ = try Preferences(["k": .string(String(repeating: character, count: count))])
        #expect(throws: Violation(field: .prefs, rule: .jsonByteCount(maximum: 65_535))) {
            try Preferences(["k": .string(String(repeating: character, count: count + 1))])
        }
    }
}
