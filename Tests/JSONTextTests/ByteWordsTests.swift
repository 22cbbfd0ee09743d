import JSONText
import Testing

@Suite struct ByteWordsTests {
    @Test func readsEightBytesOrWhatIsLeft() {
        let bytes: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8, 9]
        #expect(ByteWords.word(in: bytes.span, at: 0) == 0x0807_0605_0403_0201)
        #expect(ByteWords.word(in: bytes.span, at: 1) == 0x0908_0706_0504_0302)
        #expect(ByteWords.word(in: bytes.span, at: 7) == 0x0908)
    }

    @Test func lowersTheLettersOfASCIIOnly() {
        for byte in UInt8.min ... .max {
            let expected = byte &- 0x41 < 26 ? byte | 0x20 : byte
            // Neighbours of every kind change nothing.
            for other in [UInt8(0x00), 0x41, 0x7F, 0x80, 0xFF] {
                let bytes = [other, byte, other, other, other, other, other, byte]
                let lowered = ByteWords.lowercased(ByteWords.word(in: bytes.span, at: 0))
                #expect(UInt8(truncatingIfNeeded: lowered >> 8) == expected)
                #expect(UInt8(truncatingIfNeeded: lowered >> 56) == expected)
            }
        }
    }

    @Test func findsTheFirstByteThatEndsAText() {
        for byte in UInt8.min ... .max {
            let ends = byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
            for place in 0..<8 {
                var bytes = [UInt8](repeating: 0xE9, count: 8)
                bytes[place] = byte
                let found = ByteWords.endsOfText(ByteWords.word(in: bytes.span, at: 0))
                #expect(found == 0 ? !ends : ends && found.trailingZeroBitCount / 8 == place)
            }
        }
    }
}
