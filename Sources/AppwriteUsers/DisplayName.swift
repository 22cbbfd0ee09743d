/// The name of a user, for people to read.
public struct DisplayName: Sendable, Hashable, Redacted {
    /// The name as it stands on the wire.
    public let text: String

    /// Takes a name of 1 to 128 code points (Users API, create endpoints: `name`).
    /// - Throws: ``WireRuleViolation`` with the rule `codePointCount`.
    public init(_ text: String) throws(WireRuleViolation) {
        try WireRules.checkCodePointCount(of: text, in: 1...128, field: .name)
        self.text = text
    }
}
