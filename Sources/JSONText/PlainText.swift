/// Checks texts by their bytes, eight at a time.
public enum PlainText {
    /// Whether all bytes are letters and digits of ASCII, or one of three others of ASCII.
    @inlinable
    public static func isAlphanumeric(
        _ bytes: Span<UInt8>, or first: UInt8 = 0x30, _ second: UInt8 = 0x30, _ third: UInt8 = 0x30
    ) -> Bool {
        holds(for: bytes) { word in
            isBetween(word | ones &* 0x20, 0x61, 0x7A) | isBetween(word, 0x30, 0x39) | isEqual(word, first)
                | isEqual(word, second) | isEqual(word, third)
        }
    }

    /// Whether all bytes are hex digits in lower case.
    @inlinable
    public static func isLowercaseHex(_ bytes: Span<UInt8>) -> Bool {
        holds(for: bytes) { word in isBetween(word, 0x61, 0x66) | isBetween(word, 0x30, 0x39) }
    }

    @usableFromInline static let ones: UInt64 = 0x0101_0101_0101_0101

    /// Whether a test holds for all bytes: it sets the highest bit of each byte for which it does, all of which are ASCII.
    @inlinable @inline(__always)
    static func holds(for bytes: Span<UInt8>, _ test: (UInt64) -> UInt64) -> Bool {
        let high = ones &* 0x80
        var index = 0
        while index < bytes.count {
            var word = ByteWords.word(in: bytes, at: index)
            let rest = bytes.count - index
            // A zero passes every test that is asked here.
            if rest < 8 { word |= (ones &* 0x30) << UInt64(rest * 8) }
            guard word & high == 0, test(word) & high == high else { return false }
            index += 8
        }
        return true
    }

    /// The highest bit of each byte from one value to another, all of ASCII.
    @inlinable @inline(__always)
    static func isBetween(_ word: UInt64, _ first: UInt64, _ last: UInt64) -> UInt64 {
        (word &+ ones &* (0x80 - first)) & ~(word &+ ones &* (0x7F - last))
    }

    /// The highest bit of each byte that is a value, all of ASCII.
    @inlinable @inline(__always)
    static func isEqual(_ word: UInt64, _ value: UInt8) -> UInt64 {
        ~((word ^ ones &* UInt64(value)) &+ ones &* 0x7F)
    }
}
