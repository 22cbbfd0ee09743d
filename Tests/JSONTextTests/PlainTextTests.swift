import JSONText
import Testing

@Suite struct PlainTextTests {
    @Test func knowsLettersAndDigits() {
        for byte in UInt8.min ... .max {
            let isOne = (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
            for count in [1, 7, 40] {
                var bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
                bytes[count / 2] = byte
                #expect(PlainText.isAlphanumeric(bytes.span) == isOne)
                let isOther = byte == 0x2E || byte == 0x2D || byte == 0x5F
                #expect(PlainText.isAlphanumeric(bytes.span, or: 0x2E, 0x2D, 0x5F) == (isOne || isOther))
                #expect(PlainText.isLowercaseHex(bytes.span) == (byte &- 0x30 < 10 || byte &- 0x61 < 6))
            }
        }
    }

    @Test func appendsACopy() {
        var text: [UInt8] = [1]
        let bytes: [UInt8] = [2, 3, 4]
        text.append(copying: bytes.span.extracting(1...))
        #expect(text == [1, 3, 4])
    }
}
