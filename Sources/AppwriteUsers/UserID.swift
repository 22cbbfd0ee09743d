internal import JSONText

/// The identifier of a user, chosen by the client.
///
/// The rule is the service's Key rule: 1 to 36 characters out of `A-Z a-z 0-9 . - _`, the first a letter or a digit.
/// The literal `unique()`, by which old clients let the server choose, is refused: a run could not be resumed with it.
public struct UserID: Sendable, Hashable, CustomStringConvertible {
    /// The identifier as it stands on the wire.
    public let text: String

    /// Takes an identifier.
    /// - Throws: ``WireRuleViolation`` with the rule `key`.
    public init(_ text: String) throws(WireRuleViolation) {
        guard Self.isValid(text.utf8.span) else { throw WireRuleViolation(field: .userId, rule: .key) }
        self.text = text
    }

    /// Takes a text that follows the rule by construction.
    init(unchecked text: String) { self.text = text }

    /// The identifier: it is no secret.
    public var description: String { text }

    /// The length at most, on servers that store users in SQL (Users API, validators: Key rule).
    private static let maximumByteCount = 36

    /// Whether bytes are the text of an identifier.
    public static func isValid(_ bytes: Span<UInt8>) -> Bool {
        guard 1...maximumByteCount ~= bytes.count, bytes[0].isASCIIAlphanumeric else { return false }
        return PlainText.isAlphanumeric(bytes, or: UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"))
    }
}
