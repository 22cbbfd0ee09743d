/// The shape of a bare digest: its bytes in hex or base64, and nothing else.
enum DigestShape {
    /// The bytes of MD5, SHA-1, SHA-224, SHA-256, SHA-384 and SHA-512, and of everything else of their lengths.
    static func isDigestLength(_ byteCount: Int) -> Bool {
        switch byteCount {
        case 16, 20, 28, 32, 48, 64: true
        default: false
        }
    }

    /// The digits of a digest in hex.
    static func isHexDigest(_ bytes: Span<UInt8>) -> Bool {
        bytes.count.isMultiple(of: 2) && isDigestLength(bytes.count / 2) && ByteSet.hex.containsAll(bytes)
    }

    /// The bytes that a text stands for, where it is a digest and no password that people or generators make.
    ///
    /// Hex needs a letter: digits alone may be a number. Base64 without padding needs more, since a generated password
    /// may have its length: both cases, a digit and a character that is neither letter nor digit, or, of 48 bytes, which never have padding, `+` or `/`.
    static func byteCount(of bytes: Span<UInt8>) -> Int? {
        guard bytes.count >= 24, bytes.count <= 128 else { return nil }
        if isHexDigest(bytes) { return ByteSet.digits.containsAll(bytes) ? nil : bytes.count / 2 }
        let count = ByteSet.base64.prefixCount(of: bytes, from: 0, atMost: bytes.count)
        let padding = bytes.count - count
        guard padding <= 2, ByteSet.padding.containsAll(bytes.extracting(last: padding)) else { return nil }
        switch (count, padding) {
        case (22, 2), (27, 1), (38, 2), (43, 1), (86, 2): return count * 3 / 4
        case (64, 0): return has(bytes) { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "/") } ? 48 : nil
        case (43, 0), (86, 0):
            let isMixed =
                has(bytes, ByteSet.digits.contains) && has(bytes, { $0 >= UInt8(ascii: "a") })
                && has(bytes) { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") }
                && has(bytes) { !ByteSet.alphanumeric.contains($0) }
            return isMixed ? count * 3 / 4 : nil
        default: return nil
        }
    }

    private static func has(_ bytes: Span<UInt8>, _ isWanted: (UInt8) -> Bool) -> Bool {
        for offset in bytes.indices where isWanted(bytes[offset]) { return true }
        return false
    }
}
