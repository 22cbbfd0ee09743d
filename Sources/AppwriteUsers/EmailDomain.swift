/// The part of an e-mail address after the `@`, by the rules of PHP's `FILTER_VALIDATE_EMAIL`.
enum EmailDomain {
    /// Whether the part is a host name with a dot or an IP address in square brackets.
    static func isValid(_ domain: Span<UInt8>) -> Bool {
        if domain.count > 2, domain[0] == UInt8(ascii: "["), domain[domain.count - 1] == UInt8(ascii: "]") {
            return IPAddressLiteral.isValid(domain.extracting(1..<(domain.count - 1)))
        }
        return isHostName(domain)
    }

    /// The longest label (RFC 1035, section 2.3.4).
    private static let maximumLabelByteCount = 63

    /// Labels of letters, digits and inner hyphens; two of them at least; the last starts with a letter.
    private static func isHostName(_ domain: Span<UInt8>) -> Bool {
        let hyphen = UInt8(ascii: "-")
        var start = 0
        var labelCount = 0
        for index in 0...domain.count {
            guard index == domain.count || domain[index] == UInt8(ascii: ".") else {
                guard domain[index] == hyphen || domain[index].isASCIIAlphanumeric else { return false }
                continue
            }
            guard isLabel(domain, start..<index) else { return false }
            labelCount += 1
            if index == domain.count { return labelCount > 1 && domain[start].isASCIILetter }
            start = index + 1
        }
        return false
    }

    /// Whether letters, digits and hyphens in a range are a label: not empty, not too long, and without a hyphen at an end.
    static func isLabel(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        1...maximumLabelByteCount ~= range.count && bytes[range.lowerBound] != UInt8(ascii: "-")
            && bytes[range.upperBound - 1] != UInt8(ascii: "-")
    }
}
