import AppwriteUsers
import Testing

@Suite("User IDs")
struct UserIDTests {
    /// A generator of one number.
    struct Constant: RandomNumberGenerator {
        let value: UInt64
        mutating func next() -> UInt64 { value }
    }

    /// No digest: enough to see which bytes are taken.
    static func counting(_ bytes: [UInt8]) -> [UInt8] { (0..<32).map { $0 &+ UInt8(truncatingIfNeeded: bytes.count) } }

    @Test(arguments: ["a", "0", "A.b-c_d", String(repeating: "x", count: 36), "6F9619FF-8B86-D011-B42D-00CF4FC964FF"])
    func acceptsAndKeepsValidIDs(text: String) throws {
        #expect(try UserID(text).text == text)
        #expect(UserID.mapped(from: text, sha256: Self.counting).text == text)
    }

    @Test(arguments: [
        "", "unique()", "_a", "-a", ".a", "auth0|5f7c8ec7c33c", "a@b.co", "ü", String(repeating: "x", count: 37),
    ])
    func rejectsAndMapsOtherIDs(text: String) throws {
        #expect(throws: WireRuleViolation(field: .userId, rule: .key)) { try UserID(text) }
        let mapped = UserID.mapped(from: text, sha256: Self.counting)
        #expect(mapped.text.utf8.count == 33)
        #expect(mapped.text.first == "m")
        #expect(try UserID(mapped.text) == mapped)
        #expect(UserID.mapped(from: text, sha256: Self.counting) == mapped)
    }

    @Test func mapsToTheFirstSixteenBytesInHex() {
        let mapped = UserID.mapped(from: "a|b", sha256: { _ in Array(0xF0...0xFF) + [1, 2, 3] })
        #expect(mapped.text == "mf0f1f2f3f4f5f6f7f8f9fafbfcfdfeff")
    }

    @Test func generatesSecondsMicrosecondsAndRandomDigits() {
        var generator = Constant(value: 0xFFFF_FFFF_F123_4567)
        let id = UserID.generate(atMicrosecondsSince1970: 1_700_000_000_000_255, using: &generator)
        #expect(id.text == "6553f100000ff1234567")
    }
}
