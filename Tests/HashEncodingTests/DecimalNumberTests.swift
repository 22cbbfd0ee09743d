import HashEncoding
import TestSupport
import Testing

@Suite struct DecimalNumberTests {
    @Test(arguments: [("0", 0), ("1", 1), ("19", 19), ("65536", 65_536), ("4294967295", .max)] as [(String, UInt32)])
    func readsWholeNumbers(text: String, number: UInt32) {
        #expect(DecimalNumber.parse(utf8(text), as: UInt32.self) == number)
    }

    @Test(arguments: [
        "", "00", "01", "032", "+1", "-1", "-0", " 1", "1 ", "1.0", "1e3", "0x10", "1_000", "４", "1\u{0}", "٣", "/",
        ":",
    ])
    func refusesWhatAReferenceDecoderRefuses(text: String) {
        #expect(DecimalNumber.parse(utf8(text), as: UInt32.self) == nil)
    }

    @Test func refusesOverflowOfEveryWidth() {
        #expect(DecimalNumber.parse(utf8("255"), as: UInt8.self) == 255)
        #expect(DecimalNumber.parse(utf8("256"), as: UInt8.self) == nil)
        #expect(DecimalNumber.parse(utf8("127"), as: Int8.self) == 127)
        #expect(DecimalNumber.parse(utf8("128"), as: Int8.self) == nil)
        #expect(DecimalNumber.parse(utf8("4294967296"), as: UInt32.self) == nil)
        #expect(DecimalNumber.parse(utf8("18446744073709551615"), as: UInt64.self) == .max)
        #expect(DecimalNumber.parse(utf8("18446744073709551616"), as: UInt64.self) == nil)
        #expect(DecimalNumber.parse([UInt8](repeating: UInt8(ascii: "9"), count: 10_000), as: UInt64.self) == nil)
    }

    @Test func everyNumberSurvivesTheRoundTrip() {
        var generator = SeededGenerator(seed: 10)
        for _ in 0..<2000 {
            let number =
                UInt64.random(in: .min ... .max, using: &generator) >> UInt64.random(in: 0..<64, using: &generator)
            #expect(DecimalNumber.parse("\(number)".utf8, as: UInt64.self) == number)
        }
    }
}
