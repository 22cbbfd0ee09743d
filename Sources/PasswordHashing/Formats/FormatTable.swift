/// The formats, found by how a text starts: one look-up, however many formats there are.
package enum FormatTable {
    /// Every format that a text can be told by.
    package static let formats: [HashFormat] =
        rules.map(\.format) + AccountMark.formats + EscapedHash.formats + JSONShape.formats + SaltedDigestShape.formats
        + FieldsShape.formats + EncodedHash.formats

    /// Every rule, a family after the other.
    static let rules: [FormatRule] =
        FormatRule.crypt + FormatRule.keyDerivation + FormatRule.firebase + FormatRule.pbkdf2 + FormatRule.directory
        + FormatRule.dovecot + FormatRule.spring + FormatRule.django + FormatRule.applications + FormatRule.databases
        + FormatRule.plain + FormatRule.named

    private static let byLead: [FormatLead: [FormatRule]] = {
        var table: [FormatLead: [FormatRule]] = [:]
        for rule in rules {
            for lead in rule.leads { table[FormatLead(lead.utf8.span), default: []].append(rule) }
        }
        return table
    }()

    private static let behindDollar = byLead["$"] ?? []
    private static let behindBrace = byLead["{"] ?? []
    private static let withoutLead = byLead[""] ?? []

    /// The format of a text, where its form is that format's and no password's.
    static func format(of bytes: Span<UInt8>) -> HashFormat? {
        guard bytes.count >= 4 else { return nil }
        if let (rule, _) = rule(of: bytes) { return rule.format }
        switch bytes[0] {
        case UInt8(ascii: "!"), UInt8(ascii: "*"): return AccountMark.format(of: bytes)
        case UInt8(ascii: "{"): return JSONShape.format(of: bytes)
        case UInt8(ascii: "\\"): return EscapedHash.format(of: bytes)
        default:
            return SaltedDigestShape.format(of: bytes) ?? FieldsShape.format(of: bytes) ?? EncodedHash.format(of: bytes)
        }
    }

    /// The rule that a text is of, and where what follows the lead begins.
    static func rule(of bytes: Span<UInt8>) -> (rule: FormatRule, start: Int)? {
        guard bytes.count >= 4 else { return nil }
        if let (lead, count) = FormatLead.of(bytes), let rules = byLead[lead] {
            return matching(rules, bytes, from: count)
        }
        // No format has this lead: what is left are forms that start with a salt, a cost or a digest.
        switch bytes[0] {
        case UInt8(ascii: "$"): return matching(behindDollar, bytes, from: 1)
        case UInt8(ascii: "{"): return matching(behindBrace, bytes, from: 1)
        default: return matching(withoutLead, bytes, from: 0)
        }
    }

    private static func matching(
        _ rules: [FormatRule], _ bytes: Span<UInt8>, from start: Int
    ) -> (rule: FormatRule, start: Int)? {
        // By their indices: a rule is copied once it matches, not to be looked at.
        for index in rules.indices where rules[index].matches(bytes, from: start) { return (rules[index], start) }
        return nil
    }
}
