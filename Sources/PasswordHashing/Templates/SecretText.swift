internal import CryptoPrimitives

/// Other writings of secret bytes, made without a copy that stays behind.
enum SecretText {
    /// Two lower-case digits a byte.
    static func hex(_ bytes: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: 2 * bytes.count) { append in
            for offset in bytes.indices {
                append(digit(bytes[offset] >> 4))
                append(digit(bytes[offset] & 0x0F))
            }
        }
    }

    /// The bytes that an even number of lower-case digits stands for.
    static func unhexed(_ digits: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: digits.count / 2) { append in
            for offset in stride(from: 0, to: digits.count, by: 2) {
                append(value(digits[offset]) << 4 | value(digits[offset + 1]))
            }
        }
    }

    /// RFC 4648, section 4, with padding.
    static func base64(_ bytes: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: (bytes.count + 2) / 3 * 4) { append in
            for start in stride(from: 0, to: bytes.count, by: 3) {
                let count = min(3, bytes.count - start)
                var group: UInt32 = 0
                for offset in 0..<3 { group = group << 8 | (offset < count ? UInt32(bytes[start + offset]) : 0) }
                for place in 0..<4 {
                    let value = UInt8(truncatingIfNeeded: group >> UInt32(18 - 6 * place)) & 0x3F
                    append(place <= count ? alphabet[Int(value)] : UInt8(ascii: "="))
                }
            }
        }
    }

    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    static func uppercased(_ bytes: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: bytes.count) { append in
            for offset in bytes.indices {
                let byte = bytes[offset]
                append(byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 0x20 : byte)
            }
        }
    }

    static func lowercased(_ bytes: Span<UInt8>) -> SecretBytes {
        SecretBytes(count: bytes.count) { append in
            for offset in bytes.indices {
                let byte = bytes[offset]
                append(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 0x20 : byte)
            }
        }
    }

    /// Without the characters that PHP's `trim` takes off.
    static func trimmed(_ bytes: Span<UInt8>) -> SecretBytes {
        func isSpace(_ byte: UInt8) -> Bool {
            switch byte {
            case 0, 9, 10, 11, 13, 32: true
            default: false
            }
        }
        var (start, end) = (0, bytes.count)
        while start < end, isSpace(bytes[start]) { start += 1 }
        while end > start, isSpace(bytes[end - 1]) { end -= 1 }
        return SecretBytes(copying: bytes.extracting(start..<end))
    }

    /// UTF-16 of UTF-8, the lower byte of a unit first.
    /// - Throws: `passwordUnsupported` where the bytes are no UTF-8.
    static func utf16le(_ bytes: Span<UInt8>) throws(HashingError) -> SecretBytes {
        var count = 0
        try forEachScalar(of: bytes) { count += $0.value > 0xFFFF ? 4 : 2 }
        return try SecretBytes(count: count) { append throws(HashingError) in
            try forEachScalar(of: bytes) { scalar in
                for unit in scalar.utf16 {
                    append(UInt8(truncatingIfNeeded: unit))
                    append(UInt8(truncatingIfNeeded: unit >> 8))
                }
            }
        }
    }

    /// ISO 8859-1 of UTF-8.
    /// - Throws: `passwordUnsupported` where the bytes are no UTF-8, or a character is none of the 256.
    static func latin1(_ bytes: Span<UInt8>) throws(HashingError) -> SecretBytes {
        var count = 0
        var isLatin1 = true
        try forEachScalar(of: bytes) {
            count += 1
            isLatin1 = isLatin1 && $0.value <= 0xFF
        }
        guard isLatin1 else {
            throw .passwordUnsupported(reason: "has a character that ISO 8859-1 has not, and this hash is of that form")
        }
        return try SecretBytes(count: count) { append throws(HashingError) in
            try forEachScalar(of: bytes) { append(UInt8(truncatingIfNeeded: $0.value)) }
        }
    }

    private static func forEachScalar(
        of bytes: Span<UInt8>, _ body: (Unicode.Scalar) -> Void
    ) throws(HashingError) {
        guard let text = try? UTF8Span(validating: bytes) else {
            throw .passwordUnsupported(reason: "is no UTF-8, and this hash is of another form of its characters")
        }
        var scalars = text.makeUnicodeScalarIterator()
        while let scalar = scalars.next() { body(scalar) }
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    private static func value(_ digit: UInt8) -> UInt8 {
        digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
    }
}
