/// An IP address between square brackets in an e-mail address, by the rules of PHP's `FILTER_VALIDATE_EMAIL`.
enum IPAddressLiteral {
    /// Whether the text is an IPv4 address, or `IPv6:` with an IPv6 address that may end in an IPv4 address.
    static func isValid(_ text: Span<UInt8>) -> Bool {
        guard hasIPv6Prefix(text) else { return isIPv4(text) }
        let address = text.extracting(prefixByteCount...)
        var tail = address.count
        while tail > 0, address[tail - 1] != UInt8(ascii: ":") { tail -= 1 }
        let groups = address.extracting(..<tail)
        let rest = address.extracting(tail...)
        if tail > 0, isIPv4(rest) { return isIPv6Prefix(groups) }
        return isIPv6(address)
    }

    private static let prefixByteCount = 5

    private static func hasIPv6Prefix(_ text: Span<UInt8>) -> Bool {
        text.count > prefixByteCount && text[0] | 0x20 == UInt8(ascii: "i") && text[1] | 0x20 == UInt8(ascii: "p")
            && text[2] | 0x20 == UInt8(ascii: "v") && text[3] == UInt8(ascii: "6") && text[4] == UInt8(ascii: ":")
    }

    /// Eight groups, or at most six with `::` between, before or after.
    private static func isIPv6(_ text: Span<UInt8>) -> Bool {
        guard let (left, right) = groupCounts(of: text) else { return false }
        guard let right else { return left == 8 }
        return left + right <= 6
    }

    /// What may stand before an IPv4 address: six groups, or at most four with `::`; a colon ends it.
    private static func isIPv6Prefix(_ text: Span<UInt8>) -> Bool {
        let count = text.count
        if count >= 2, text[count - 2] == UInt8(ascii: ":") {
            guard let (left, right) = groupCounts(of: text) else { return false }
            return right == 0 && left <= 4
        }
        guard let (left, right) = groupCounts(of: text.extracting(..<(count - 1))) else { return false }
        guard let right else { return left == 6 }
        return left + right <= 4
    }

    /// Counts the groups before and after `::`; the second is nil where there is no `::`.
    /// - Returns: Nil where the text is no list of groups of one to four hex digits.
    private static func groupCounts(of text: Span<UInt8>) -> (Int, Int?)? {
        let colon = UInt8(ascii: ":")
        var before: Int?
        var count = 0
        var index = 0
        while index < text.count {
            if text[index] == colon {
                // A group was read, or nothing was: what follows must be the second colon, and the only such pair.
                guard index + 1 < text.count, text[index + 1] == colon, before == nil else { return nil }
                before = count
                count = 0
                index += 2
                continue
            }
            let start = index
            while index < text.count, text[index].isHexDigit { index += 1 }
            guard 1...4 ~= index - start else { return nil }
            count += 1
            guard index < text.count else { break }
            guard text[index] == colon, index + 1 < text.count else { return nil }
            if text[index + 1] != colon { index += 1 }
        }
        if let before { return (before, count) }
        return (count, nil)
    }

    /// Four numbers up to 255, without leading zeros.
    private static func isIPv4(_ text: Span<UInt8>) -> Bool {
        var parts = 0
        var index = 0
        while index < text.count {
            let start = index
            var value = 0
            while index < text.count, text[index].isASCIIDigit, index - start < 3 {
                value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
                index += 1
            }
            let digits = index - start
            guard digits > 0, value <= 255, digits == 1 || text[start] != UInt8(ascii: "0") else { return false }
            parts += 1
            if index == text.count { return parts == 4 }
            guard text[index] == UInt8(ascii: "."), parts < 4 else { return false }
            index += 1
        }
        return false
    }
}
