/// An e-mail address as the service accepts and stores it.
///
/// ASCII whitespace around it is removed, as the service's validator does but its storage does not, and ASCII letters are
/// lower-cased, as its storage does. What is left must have exactly one `@` and pass PHP's `FILTER_VALIDATE_EMAIL`.
public struct EmailAddress: Sendable, Hashable, Redacted {
    /// The address as it stands on the wire.
    public let text: String

    /// Takes an address.
    /// - Throws: ``WireRuleViolation`` with the rule `emailSyntax`.
    public init(_ text: String) throws(WireRuleViolation) {
        let normalized = Self.normalized(text)
        guard Self.isValid((normalized ?? text).utf8.span) else {
            throw WireRuleViolation(field: .email, rule: .emailSyntax)
        }
        self.text = normalized ?? text
    }

    /// Whether bytes are an address of the commonest form, which is accepted and stored as it is: lower-case letters, digits,
    /// `_`, `+`, `-` and single dots before the `@`, and a host name behind it.
    ///
    /// Says no to addresses that ``init(_:)`` takes, and yes to none that it does not take.
    public static func isPlain(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= EmailLocalPart.maximumCharacterCount else { return false }
        var at: Int?
        var hasDot = false
        // Where the word or the label starts that an index lies in.
        var start = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte &- UInt8(ascii: "a") < 26 || byte.isASCIIDigit { continue }
            switch byte {
            case UInt8(ascii: "."):
                guard index > start, at == nil || EmailDomain.isLabel(bytes, start..<index) else { return false }
                hasDot = at != nil
                start = index + 1
            case UInt8(ascii: "@"):
                guard at == nil, index > start, index <= EmailLocalPart.maximumLocalCharacterCount else { return false }
                at = index
                start = index + 1
            case UInt8(ascii: "-"): break
            case UInt8(ascii: "_"), UInt8(ascii: "+"): guard at == nil else { return false }
            default: return false
            }
        }
        return hasDot && EmailDomain.isLabel(bytes, start..<bytes.count) && bytes[start].isASCIILetter
    }

    /// Trims and lower-cases, or returns nil where there is nothing to do.
    private static func normalized(_ text: String) -> String? {
        let bytes = text.utf8.span
        var start = 0
        var end = bytes.count
        while start < end, bytes[start].isASCIIWhitespace { start += 1 }
        while end > start, bytes[end - 1].isASCIIWhitespace { end -= 1 }
        var isNormal = start == 0 && end == bytes.count
        var index = start
        while isNormal, index < end {
            isNormal = bytes[index].asciiLowercased == bytes[index]
            index += 1
        }
        if isNormal { return nil }
        var result: [UInt8] = []
        result.reserveCapacity(end - start)
        for index in start..<end { result.append(bytes[index].asciiLowercased) }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isValid(_ bytes: Span<UInt8>) -> Bool {
        var at: Int?
        for index in bytes.indices where bytes[index] == UInt8(ascii: "@") {
            if at != nil { return false }
            at = index
        }
        guard let at else { return false }
        return EmailLocalPart.isValid(bytes.extracting(..<at), in: bytes)
            && EmailDomain.isValid(bytes.extracting((at + 1)...))
    }
}
