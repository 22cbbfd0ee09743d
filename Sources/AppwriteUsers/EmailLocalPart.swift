/// The part of an e-mail address before the `@`, by the rules of PHP's `FILTER_VALIDATE_EMAIL`.
enum EmailLocalPart {
    /// Whether the part is a list of words with dots between, and neither it nor the address is too long.
    static func isValid(_ local: Span<UInt8>, in address: Span<UInt8>) -> Bool {
        guard address.count <= maximumByteCount else { return false }
        let whole = length(of: address)
        let part = length(of: local)
        return whole.units <= maximumCharacterCount
            && !(part.isComplete && part.units > maximumLocalCharacterCount) && isListOfWords(local)
    }

    /// The limit of an address (PHP, ext/filter).
    static let maximumCharacterCount = 254

    /// The limit of the part before the `@` (PHP, ext/filter).
    static let maximumLocalCharacterCount = 64

    /// The limit that PHP checks before the syntax (ext/filter, 320 bytes as in RFC 2821).
    private static let maximumByteCount = 320

    /// The length as PHP counts it against its limits of 254 and 64.
    ///
    /// One unit is a character or an escaped pair; a quotation mark on either side of it does not count. PHP stops
    /// counting at what is no unit, such as three quotation marks in a row, and then has no limit for the local part.
    private static func length(of bytes: Span<UInt8>) -> (units: Int, isComplete: Bool) {
        let quote = UInt8(ascii: "\"")
        let backslash = UInt8(ascii: "\\")
        var units = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == quote { index += 1 }
            guard index < bytes.count, bytes[index] != quote else { return (units, false) }
            if bytes[index] == backslash {
                guard index + 1 < bytes.count, bytes[index + 1] <= 0x7E else { return (units, false) }
                index += 1
            }
            units += 1
            index += 1
            if index < bytes.count, bytes[index] == quote { index += 1 }
        }
        return (units, true)
    }

    private static func isListOfWords(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while true {
            let start = index
            if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
                guard let end = endOfQuotedWord(in: bytes, from: index) else { return false }
                index = end
            } else {
                while index < bytes.count, isAtomCharacter(bytes[index]) { index += 1 }
            }
            if index == start { return false }
            if index == bytes.count { return true }
            if bytes[index] != UInt8(ascii: ".") { return false }
            index += 1
        }
    }

    /// Returns the offset after the closing quotation mark.
    private static func endOfQuotedWord(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""): return index + 1
            case UInt8(ascii: "\\"):
                guard index + 1 < bytes.count, bytes[index + 1] < 0x80 else { return nil }
                index += 2
            case 0x01...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x21...0x7F: index += 1
            default: return nil
            }
        }
        return nil
    }

    private static func isAtomCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x21, 0x23...0x27, 0x2A, 0x2B, 0x2D, 0x2F...0x39, 0x3D, 0x3F, 0x41...0x5A, 0x5E...0x7E: true
        default: false
        }
    }
}
