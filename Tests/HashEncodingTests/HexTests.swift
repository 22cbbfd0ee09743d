import HashEncoding
import TestSupport
import Testing

@Suite struct HexTests {
    /// RFC 4648, section 10.
    @Test(arguments: [
        ("", ""), ("f", "66"), ("fo", "666f"), ("foo", "666f6f"), ("foob", "666f6f62"), ("fooba", "666f6f6261"),
        ("foobar", "666f6f626172"),
    ])
    func agreesWithRFC4648(text: String, hex: String) throws {
        #expect(Hex.encode(utf8(text)) == hex)
        #expect(try Hex.decode(utf8(hex)) == utf8(text))
    }

    @Test func everyByteSurvivesTheRoundTrip() throws {
        let bytes = Array(UInt8.min ... .max)
        let text = Hex.encode(bytes)
        #expect(text.utf8.count == 512)
        #expect(try Hex.decode(utf8(text)) == bytes)
    }

    @Test func readsEitherCaseAndWritesLowerCase() throws {
        #expect(try Hex.decode(utf8("dEaDbEeF")) == [0xDE, 0xAD, 0xBE, 0xEF])
        #expect(Hex.encode([0xDE, 0xAD]) == "dead")
    }

    @Test func rejectsAnOddNumberOfDigits() {
        #expect(throws: EncodingError.invalidLength) { try Hex.decode(utf8("abc")) }
    }

    @Test(arguments: [("g0", 0), ("0g", 1), ("00 0", 2), ("0x", 1), ("\u{0}0", 0), ("00:0", 2), ("é", 0)])
    func namesTheOffsetOfWhatIsNoDigit(text: String, offset: Int) {
        #expect(throws: EncodingError.invalidCharacter(offset: offset)) { try Hex.decode(utf8(text)) }
        #expect(!Hex.isHex(utf8(text)))
    }

    @Test func exactlyTwentyTwoCharactersAreDigits() {
        let digits = (UInt8.min ... .max).filter { Hex.isHex([$0]) }
        #expect(digits == utf8("0123456789ABCDEFabcdef"))
    }
}
