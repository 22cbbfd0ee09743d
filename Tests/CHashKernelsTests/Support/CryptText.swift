/// The base-64 forms of crypt(5), as far as the tests write them.
enum CryptText {
    private static let bcryptAlphabet = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")

    /// bcrypt's: first bits first, no padding.
    static func bcrypt(_ bytes: [UInt8]) -> String {
        var text = ""
        var bits = 0
        var value = 0
        for byte in bytes {
            value = value << 8 | Int(byte)
            bits += 8
            while bits >= 6 {
                bits -= 6
                text.append(bcryptAlphabet[value >> bits & 63])
            }
        }
        if bits > 0 { text.append(bcryptAlphabet[value << (6 - bits) & 63]) }
        return text
    }

    /// The salt of bcrypt's 22 characters.
    static func bcryptSalt(_ text: Substring) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits = 0
        var value = 0
        for character in text {
            value = value << 6 | (bcryptAlphabet.firstIndex(of: character) ?? 0)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: value >> bits))
            }
        }
        return bytes
    }

    /// PHPass's alphabet, in which a count is one character too.
    static let phpassAlphabet = Array("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")

    /// PHPass's: last bits first, three bytes to four characters.
    static func phpass(_ bytes: [UInt8]) -> String {
        var text = ""
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value = 0
            for byte in group.reversed() { value = value << 8 | Int(byte) }
            for _ in 0...group.count {
                text.append(phpassAlphabet[value & 63])
                value >>= 6
            }
        }
        return text
    }
}
