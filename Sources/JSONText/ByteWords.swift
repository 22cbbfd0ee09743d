/// Reads bytes eight at a time.
public enum ByteWords {
    /// The bytes from a place on as one number, the first of them the lowest; missing ones behind the end are zero.
    @inlinable @inline(__always)
    public static func word(in bytes: Span<UInt8>, at place: Int) -> UInt64 {
        precondition(place >= 0 && place < bytes.count, "the place lies outside the bytes")
        return unsafe bytes.withUnsafeBytes { buffer in
            guard buffer.count - place < 8 else {
                return UInt64(littleEndian: unsafe buffer.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            }
            var word: UInt64 = 0
            for index in place..<buffer.count { unsafe word |= UInt64(buffer[index]) << UInt64((index - place) * 8) }
            return word
        }
    }

    /// The same number with the letters of ASCII among its bytes in lower case.
    @inlinable @inline(__always)
    public static func lowercased(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let low = word & (ones &* 0x7F)
        // The highest bit of each byte says: at least "A"; beyond "Z"; no ASCII at all.
        let isLetter = (low &+ ones &* 0x3F) & ~(low &+ ones &* 0x25) & ~word & (ones &* 0x80)
        return word | isLetter >> 2
    }

    /// The highest bit of each byte that ends the plain text of a JSON string: a quote, a backslash or a control character.
    /// Beyond the first such byte the bits may be wrong.
    @inlinable @inline(__always)
    public static func endsOfText(_ word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let high = ones &* 0x80
        let quote = word ^ ones &* 0x22
        let backslash = word ^ ones &* 0x5C
        return ((quote &- ones) & ~quote | (backslash &- ones) & ~backslash | (word &- ones &* 0x20) & ~word) & high
    }
}
