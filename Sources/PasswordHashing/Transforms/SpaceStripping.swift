internal import CryptoPrimitives

/// Takes white space off both ends of a password, as Python's `str.strip()` does: Unicode's, and the four separators of
/// ASCII before the space.
struct SpaceStripping: PasswordTransform {
    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        var (start, end) = (0, password.count)
        while start < end, let count = Self.spaceCount(password, at: start, before: end) { start += count }
        while end > start, let count = Self.lastSpaceCount(password, from: start, before: end) { end -= count }
        return SecretBytes(copying: password.extracting(start..<end))
    }

    /// The bytes of the white space that ends before a place; nil where none does.
    private static func lastSpaceCount(_ bytes: Span<UInt8>, from start: Int, before end: Int) -> Int? {
        for count in 1...3 where end - count >= start {
            if spaceCount(bytes, at: end - count, before: end) == count { return count }
        }
        return nil
    }

    /// The bytes of the white space at a place; nil where there is none.
    private static func spaceCount(_ bytes: Span<UInt8>, at place: Int, before end: Int) -> Int? {
        let second: UInt8 = end - place > 1 ? bytes[place + 1] : 0
        let third: UInt8 = end - place > 2 ? bytes[place + 2] : 0
        switch (bytes[place], second, third) {
        // U+0009 to U+000D, U+001C to U+0020.
        case (0x09...0x0D, _, _), (0x1C...0x20, _, _): return 1
        // U+0085 and U+00A0.
        case (0xC2, 0x85, _), (0xC2, 0xA0, _): return 2
        // U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
        case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8), (0xE2, 0x80, 0xA9), (0xE2, 0x80, 0xAF),
            (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
            return 3
        default: return nil
        }
    }
}
