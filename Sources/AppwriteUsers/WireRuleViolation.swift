/// Says which field of a request breaks which rule of the Users API, and never what the field contained.
public struct WireRuleViolation: Error, Sendable, Hashable {
    /// The field, by its name on the wire.
    public let field: Field

    /// The rule that does not hold.
    public let rule: Rule

    /// Creates a violation of a rule by a field.
    public init(field: Field, rule: Rule) {
        self.field = field
        self.rule = rule
    }
}

extension WireRuleViolation {
    /// The fields of requests, by their names on the wire (Users API, methods).
    ///
    /// A phone number is always called `phone`, though its update endpoint calls it `number`.
    public enum Field: String, Sendable, Hashable, CaseIterable {
        case userId
        case email
        case phone
        case name
        case password
        case passwordSalt
        case passwordCpu
        case passwordMemory
        case passwordParallel
        case passwordLength
        case passwordSaltSeparator
        case passwordSignerKey
        case passwordVersion
        case labels
        case prefs
        case sessionId
        case targetId
        case identityId
        case challengeId
    }
}

extension WireRuleViolation: CustomStringConvertible {
    /// A sentence that names the field and says what is allowed, without the offending value.
    public var description: String { "\(field.rawValue): \(rule)." }
}
