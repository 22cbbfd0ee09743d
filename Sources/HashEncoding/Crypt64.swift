/// crypt(3)'s base 64: the alphabet `./0-9A-Za-z`, groups of three bytes read from the least significant end.
///
/// PHPass, `$7$` and most crypt formats write their digests so (Openwall phpass 0.3, `encode64`).
public enum Crypt64 {
    /// Decodes a whole text; the bits after the last byte must be zero.
    public static func decode(_ text: [UInt8]) throws(EncodingError) -> [UInt8] {
        guard text.count % 4 != 1 else { throw .invalidLength }
        var bytes = [UInt8]()
        bytes.reserveCapacity(text.count * 3 / 4)
        var pending: UInt32 = 0
        var bitCount: UInt32 = 0
        for (offset, character) in text.enumerated() {
            guard let value = value(of: character) else { throw .invalidCharacter(offset: offset) }
            pending |= UInt32(value) << bitCount
            bitCount += 6
            if bitCount >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: pending))
                pending >>= 8
                bitCount -= 8
            }
            if offset % 4 == 3 { (pending, bitCount) = (0, 0) }
        }
        guard pending == 0 else { throw .trailingBits }
        return bytes
    }

    /// Encodes bytes without padding.
    public static func encode(_ bytes: [UInt8]) -> String {
        var text = [UInt8]()
        text.reserveCapacity((bytes.count * 4 + 2) / 3)
        var pending: UInt32 = 0
        var bitCount: UInt32 = 0
        for byte in bytes {
            pending |= UInt32(byte) << bitCount
            bitCount += 8
            while bitCount >= 6 {
                text.append(character(of: UInt8(pending & 0x3F)))
                pending >>= 6
                bitCount -= 6
            }
        }
        if bitCount > 0 { text.append(character(of: UInt8(pending & 0x3F))) }
        return String(decoding: text, as: UTF8.self)
    }

    /// The value of one character, 0…63.
    public static func value(of character: UInt8) -> UInt8? {
        let value = Base64Alphabet.crypt.values[Int(character)]
        return value == .max ? nil : value
    }

    /// The character of a value; only its low six bits count.
    public static func character(of value: UInt8) -> UInt8 {
        Base64Alphabet.crypt.characters[Int(value & 0x3F)]
    }

    /// Reads a number of `characters` digits, least significant first, as `$7$` writes r and p.
    public static func decodeNumber(_ text: some Sequence<UInt8>) throws(EncodingError) -> UInt32 {
        var number: UInt32 = 0
        for (offset, character) in text.enumerated() {
            guard let value = value(of: character) else { throw .invalidCharacter(offset: offset) }
            // 30 bits: a sixth digit would lose its upper bits.
            guard offset < 5 else { throw .invalidLength }
            number |= UInt32(value) << UInt32(6 * offset)
        }
        return number
    }

    /// Writes a number in `count` digits, least significant first.
    public static func encodeNumber(_ number: UInt32, count: Int) -> [UInt8] {
        (0..<count).map { character(of: UInt8(truncatingIfNeeded: number >> UInt32(6 * $0)) & 0x3F) }
    }
}
