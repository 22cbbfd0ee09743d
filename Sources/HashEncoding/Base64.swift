/// Base 64 as in RFC 4648, section 4, in any alphabet.
public enum Base64 {
    /// What `=` at the end means to the reader.
    public enum Padding: Sendable, Hashable {
        /// PHC strings and bcrypt: none may be.
        case none
        /// Read where it is and where it is not; if it is there, it must be right.
        case optional
    }

    /// Decodes a whole text.
    /// - Parameter allowingTrailingBits: reads a last character whose unused bits are not zero, as some writers of
    ///   bcrypt make them; otherwise `trailingBits` is thrown, since two texts would be one value.
    public static func decode(
        _ text: [UInt8], alphabet: Base64Alphabet = .standard, padding: Padding = .none,
        allowingTrailingBits: Bool = false
    ) throws(EncodingError) -> [UInt8] {
        var bytes = [UInt8]()
        bytes.reserveCapacity(text.count * 3 / 4)
        try decode(text.span, alphabet, padding, allowingTrailingBits) { bytes.append($0) }
        return bytes
    }

    /// Decodes a whole text without padding, and hands out a byte at a time: for bytes that must not be copied.
    public static func decode(
        _ text: Span<UInt8>, alphabet: Base64Alphabet, append: (UInt8) -> Void
    ) throws(EncodingError) {
        try decode(text, alphabet, .none, false, append)
    }

    private static func decode(
        _ text: Span<UInt8>, _ alphabet: Base64Alphabet, _ padding: Padding, _ allowsTrailingBits: Bool,
        _ append: (UInt8) -> Void
    ) throws(EncodingError) {
        var end = text.count
        while padding == .optional, end > 0, text[end - 1] == UInt8(ascii: "="), text.count - end < 2 { end -= 1 }
        guard end == text.count || text.count.isMultiple(of: 4) else { throw .invalidPadding }
        guard end % 4 != 1 else { throw .invalidLength }
        var pending: UInt32 = 0
        var bitCount = 0
        for offset in 0..<end {
            let value = alphabet.values[Int(text[offset])]
            guard value != .max else { throw .invalidCharacter(offset: offset) }
            pending = pending << 6 | UInt32(value)
            bitCount += 6
            if bitCount >= 8 {
                bitCount -= 8
                append(UInt8(truncatingIfNeeded: pending >> UInt32(bitCount)))
                pending &= (1 << UInt32(bitCount)) - 1
            }
        }
        guard pending == 0 || allowsTrailingBits else { throw .trailingBits }
    }

    /// Encodes bytes, with `=` up to a multiple of four where `padded`.
    public static func encode(_ bytes: [UInt8], alphabet: Base64Alphabet = .standard, padded: Bool = false) -> String {
        var text = [UInt8]()
        text.reserveCapacity((bytes.count + 2) / 3 * 4)
        var pending: UInt32 = 0
        var bitCount = 0
        for byte in bytes {
            pending = pending << 8 | UInt32(byte)
            bitCount += 8
            while bitCount >= 6 {
                bitCount -= 6
                text.append(alphabet.characters[Int(pending >> UInt32(bitCount)) & 0x3F])
            }
        }
        if bitCount > 0 {
            text.append(alphabet.characters[Int(pending << UInt32(6 - bitCount)) & 0x3F])
        }
        while padded, !text.count.isMultiple(of: 4) { text.append(UInt8(ascii: "=")) }
        return String(decoding: text, as: UTF8.self)
    }
}
