internal import CryptoPrimitives
internal import HashEncoding

/// The base-64 forms of crypt(3).
extension SecretText {
    /// bcrypt's: bits from the highest on, without padding.
    static func bcrypt64(_ bytes: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: (bytes.count * 8 + 5) / 6) { append in
            var (pending, bitCount) = (UInt32(0), 0)
            for index in bytes.indices {
                pending = pending << 8 | UInt32(bytes[index])
                bitCount += 8
                while bitCount >= 6 {
                    bitCount -= 6
                    append(bcryptCharacters[Int(pending >> UInt32(bitCount) & 0x3F)])
                }
                pending &= (1 << UInt32(bitCount)) - 1
            }
            if bitCount > 0 { append(bcryptCharacters[Int(pending << UInt32(6 - bitCount) & 0x3F)]) }
        }
    }

    private static let bcryptCharacters = Array("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)

    /// PHPass' and most others': bits from the lowest on, without padding.
    static func crypt64(_ bytes: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: (bytes.count * 8 + 5) / 6) { append in
            var (pending, bitCount) = (UInt32(0), 0)
            for index in bytes.indices {
                pending |= UInt32(bytes[index]) << UInt32(bitCount)
                bitCount += 8
                while bitCount >= 6 {
                    append(Crypt64.character(of: UInt8(truncatingIfNeeded: pending)))
                    pending >>= 6
                    bitCount -= 6
                }
            }
            if bitCount > 0 { append(Crypt64.character(of: UInt8(truncatingIfNeeded: pending))) }
        }
    }
}
