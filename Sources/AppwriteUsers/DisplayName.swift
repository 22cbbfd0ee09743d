/// The name of a user, for people to read.
public struct DisplayName: Sendable, Hashable, Redacted {
    /// The name as it stands on the wire.
    public let text: String

    /// Takes a name of 1 to 128 code points (Users API, create endpoints: `name`), none of them NUL, at which SQL
    /// databases end a text.
    /// - Throws: ``WireRuleViolation`` with the rule `codePointCount` or `withoutNUL`.
    public init(_ text: String) throws(WireRuleViolation) {
        try WireRules.checkCodePointCount(of: text, in: 1...128, field: .name)
        guard !text.utf8.contains(0) else { throw WireRuleViolation(field: .name, rule: .withoutNUL) }
        self.text = text
    }
}
