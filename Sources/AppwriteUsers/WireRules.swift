/// The checks that several parameters share.
enum WireRules {
    /// Checks a length in UTF-8 bytes.
    static func checkByteCount(
        of text: String, in range: ClosedRange<Int>, field: WireRuleViolation.Field
    ) throws(WireRuleViolation) {
        guard range.contains(text.utf8.count) else { throw WireRuleViolation(field: field, rule: .byteCount(range)) }
    }

    /// Checks a length in Unicode code points.
    static func checkCodePointCount(
        of text: String, in range: ClosedRange<Int>, field: WireRuleViolation.Field
    ) throws(WireRuleViolation) {
        let byteCount = text.utf8.count
        // A code point takes 1 to 4 bytes: most texts need no counting.
        if byteCount >= range.lowerBound * 4, byteCount <= range.upperBound { return }
        guard byteCount <= range.upperBound * 4, range.contains(text.unicodeScalars.count) else {
            throw WireRuleViolation(field: field, rule: .codePointCount(range))
        }
    }

    /// Checks an integer.
    static func check(
        _ value: Int, in range: ClosedRange<Int>, field: WireRuleViolation.Field
    ) throws(WireRuleViolation) {
        guard range.contains(value) else { throw WireRuleViolation(field: field, rule: .integer(range)) }
    }

    /// Refuses the text that PHP's `empty()` takes for nothing, next to the empty one.
    static func checkIsNotZero(_ text: String, field: WireRuleViolation.Field) throws(WireRuleViolation) {
        let bytes = text.utf8.span
        guard bytes.count != 1 || bytes[0] != UInt8(ascii: "0") else {
            throw WireRuleViolation(field: field, rule: .zero)
        }
    }

    /// Checks for so many hex digits in lower case.
    static func checkLowercaseHex(_ text: String, digits: Int, field: WireRuleViolation.Field) throws(WireRuleViolation)
    {
        let bytes = text.utf8.span
        var isValid = bytes.count == digits
        for index in bytes.indices where isValid {
            isValid = bytes[index].isASCIIDigit || bytes[index].isLowercaseHexLetter
        }
        guard isValid else { throw WireRuleViolation(field: field, rule: .lowercaseHex(digits: digits)) }
    }

    /// Checks for padded base 64 in the standard alphabet.
    /// - Parameter canonical: refuses unused bits that are not zero, since no encoder would write such a text.
    /// - Returns: The number of bytes that the text decodes to.
    static func checkBase64(
        _ text: String, canonical: Bool = false, field: WireRuleViolation.Field
    ) throws(WireRuleViolation) -> Int {
        let bytes = text.utf8.span
        var end = bytes.count
        while end > 0, bytes.count - end < 2, bytes[end - 1] == UInt8(ascii: "=") { end -= 1 }
        let padding = bytes.count - end
        var last: UInt8? = 0
        var index = 0
        while index < end, last != nil {
            last = base64Value(of: bytes[index])
            index += 1
        }
        let unused: UInt8 = canonical ? [0, 0b11, 0b1111][padding] : 0
        guard end > 0, bytes.count.isMultiple(of: 4), let last, last & unused == 0 else {
            throw WireRuleViolation(field: field, rule: .standardBase64)
        }
        return bytes.count / 4 * 3 - padding
    }

    private static func base64Value(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
