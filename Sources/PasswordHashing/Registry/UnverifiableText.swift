/// Texts that are known and that no password can be verified against: marks of locked accounts, and formats without a
/// scheme.
enum UnverifiableText {
    /// What a text is that no scheme claims; nil where it is nothing known.
    ///
    /// The text alone counts: with white space or quotes around it, it is not what its system has written.
    static func error(of text: String) -> HashFormatError? {
        guard HashShape.withoutSurroundings(text) == text else { return nil }
        switch HashShape(of: text) {
        case .mark:
            return HashFormatError(.unsupported, reason: "the text marks an account that nobody can log in to")
        case .format(let format) where format.scheme == nil:
            return HashFormatError(.unsupported, reason: "the text is \"\(format.title)\": \(format.advice)")
        default:
            return nil
        }
    }
}
