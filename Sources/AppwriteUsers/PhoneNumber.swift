/// An international phone number as the service accepts and stores it.
///
/// It is a plus sign and 7 to 15 digits, without spaces or hyphens, and starts with a calling code in use.
public struct PhoneNumber: Sendable, Hashable, Redacted {
    /// The number as it stands on the wire.
    public let text: String

    /// Takes a number.
    /// - Throws: ``WireRuleViolation`` with the rule `phoneSyntax` or `callingCode`.
    public init(_ text: String) throws(WireRuleViolation) {
        let bytes = text.utf8.span
        guard Self.byteCounts ~= bytes.count, bytes[0] == UInt8(ascii: "+"), bytes[1] != UInt8(ascii: "0") else {
            throw WireRuleViolation(field: .phone, rule: .phoneSyntax)
        }
        for index in 1..<bytes.count where !bytes[index].isASCIIDigit {
            throw WireRuleViolation(field: .phone, rule: .phoneSyntax)
        }
        guard CallingCode.starts(bytes[1], bytes[2], bytes[3]) else {
            throw WireRuleViolation(field: .phone, rule: .callingCode)
        }
        self.text = text
    }

    /// Whether bytes are the text of a number.
    public static func isValid(_ bytes: Span<UInt8>) -> Bool {
        guard byteCounts ~= bytes.count, bytes[0] == UInt8(ascii: "+"), bytes[1] != UInt8(ascii: "0") else {
            return false
        }
        for index in 1..<bytes.count where !bytes[index].isASCIIDigit { return false }
        return CallingCode.starts(bytes[1], bytes[2], bytes[3])
    }

    /// The plus sign, a digit from 1 to 9, and 6 to 14 digits more (Users API, validators: Phone).
    private static let byteCounts = 8...16
}
