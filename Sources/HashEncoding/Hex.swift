/// Base 16 as in RFC 4648, section 8: reads either case, writes lower case.
public enum Hex {
    /// Decodes an even number of digits.
    /// - Throws: `invalidLength` for an odd number, `invalidCharacter` for anything that is no hex digit.
    public static func decode(_ text: [UInt8]) throws(EncodingError) -> [UInt8] {
        guard text.count.isMultiple(of: 2) else { throw .invalidLength }
        var bytes = [UInt8]()
        bytes.reserveCapacity(text.count / 2)
        for offset in stride(from: 0, to: text.count, by: 2) {
            guard let high = value(of: text[offset]) else { throw .invalidCharacter(offset: offset) }
            guard let low = value(of: text[offset + 1]) else { throw .invalidCharacter(offset: offset + 1) }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    /// Writes two lower-case digits a byte.
    public static func encode(_ bytes: [UInt8]) -> String {
        var text = [UInt8]()
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digit(byte >> 4))
            text.append(digit(byte & 0x0F))
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether every byte is a hex digit.
    public static func isHex(_ text: some Sequence<UInt8>) -> Bool {
        text.allSatisfy { value(of: $0) != nil }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
