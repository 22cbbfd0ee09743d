/// Texts that are known and that no password can be verified against: marks of locked accounts, and formats without a
/// scheme.
enum UnverifiableText {
    /// What a text is that no scheme claims; nil where it is nothing known for certain.
    ///
    /// The text alone counts: with white space or quotes around it, it is not what its system has written.
    static func error(of text: String) -> HashFormatError? {
        guard HashShape.withoutSurroundings(text) == text else { return nil }
        if case .mark = HashShape(of: text) {
            return HashFormatError(.unsupported, reason: "the text marks an account that nobody can log in to")
        }
        guard let format = format(of: text.utf8.span), format.scheme == nil, !vague.contains(format.name) else {
            return nil
        }
        let reason = format.isVerified ? "what stands behind its prefix is no hash that is known" : format.advice
        return HashFormatError(.unsupported, reason: "the text is \"\(format.title)\": \(reason)")
    }

    /// The format of a text that a prefix names.
    private static func format(of bytes: Span<UInt8>) -> HashFormat? {
        FormatTable.rule(of: bytes)?.rule.format ?? AccountMark.format(of: bytes)
    }

    /// What begins with the name of a function may be anybody's.
    private static let vague = Set(FormatRule.named.map(\.format.name))
}
