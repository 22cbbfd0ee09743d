/// Questions about a part of a text that may be a hash.
struct FormatBytes {
    let bytes: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    var count: Int { bytes.count }

    /// Digests' lengths in bytes: MD5, SHA-1, SHA-224, SHA-256, SHA-384, SHA-512.
    private static let digestByteCounts: Set<Int> = [16, 20, 28, 32, 48, 64]

    var isHex: Bool { !bytes.isEmpty && bytes.allSatisfy(Self.isHexDigit) }

    var isDecimal: Bool { !bytes.isEmpty && bytes.allSatisfy { $0 &- 0x30 < 10 } }

    /// Hex of a digest's length.
    var isDigestHex: Bool { count.isMultiple(of: 2) && Self.digestByteCounts.contains(count / 2) && isHex }

    /// Letters and digits of crypt's and bcrypt's base 64: `./0-9A-Za-z`.
    var isCrypt64: Bool { bytes.allSatisfy { $0 == 0x2E || $0 == 0x2F || Self.isAlphanumeric($0) } }

    var isAlphanumeric: Bool { bytes.allSatisfy(Self.isAlphanumeric) }

    /// Base 64 of any alphabet, with or without padding.
    var isBase64: Bool {
        let body = bytes.reversed().drop { $0 == 0x3D }
        return bytes.count - body.count <= 2 && !body.isEmpty
            && body.allSatisfy { Self.isAlphanumeric($0) || [0x2B, 0x2F, 0x2D, 0x5F, 0x2E].contains($0) }
    }

    /// How many bytes standard base64 with right padding stands for; nil where it is none.
    var base64ByteCount: Int? {
        guard count.isMultiple(of: 4), isBase64 else { return nil }
        return count / 4 * 3 - bytes.suffix(2).count { $0 == 0x3D }
    }

    /// The byte count of a digest that the text may be: hex with a letter, base64 with its padding, or long base64 without.
    var digestByteCount: Int? {
        switch count {
        case 32, 40, 56, 64, 96, 128:
            if isHex { return bytes.contains(where: { $0 > 0x39 }) ? count / 2 : nil }
        default: break
        }
        let isPadded = bytes.last == 0x3D
        switch count {
        case 24, 28, 40, 44, 88:
            guard isPadded, let byteCount = base64ByteCount else { return nil }
            return Self.digestByteCounts.contains(byteCount) ? byteCount : nil
        case 64:
            // 48 bytes have no padding: a password of 64 letters and digits looks like them.
            return isBase64 && bytes.contains(where: { $0 == 0x2B || $0 == 0x2F }) && isRandom ? 48 : nil
        case 43: return isBase64 && isRandom ? 32 : nil
        case 86: return isBase64 && isRandom ? 64 : nil
        default: return nil
        }
    }

    /// Letters of both cases and a digit.
    private var isRandom: Bool {
        bytes.contains { 0x41...0x5A ~= $0 } && bytes.contains { 0x61...0x7A ~= $0 }
            && bytes.contains { $0 &- 0x30 < 10 }
    }

    func starts(with text: StaticString) -> Bool { bytes.starts(with: text.description.utf8) }

    /// The parts between a byte, empty ones too.
    func split(_ byte: UInt8) -> [FormatBytes] {
        bytes.split(separator: byte, omittingEmptySubsequences: false).map(FormatBytes.init)
    }

    func dropFirst(_ count: Int) -> FormatBytes { FormatBytes(bytes.dropFirst(count)) }

    var text: String { String(decoding: bytes, as: UTF8.self) }

    static func isHexDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6 }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26 }
}
