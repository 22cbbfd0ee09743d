/// The text of a list's `search`, as an expression of SQLite's full-text search (Users API, `search` parameter).
enum SearchText {
    /// The expression, in which every word is a quoted string; nil where nothing is left to look for.
    ///
    /// Words are alternatives, the last of them a prefix; a text in double quotes is one phrase.
    static func expression(_ text: String) -> String? {
        let isPhrase = text.utf8.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"")
        let words = text.unicodeScalars.split { special.contains($0) }.map { String($0) }
        guard !words.isEmpty else { return nil }
        if isPhrase { return "\"\(words.joined(separator: " "))\"" }
        return words.map { "\"\($0)\"" }.joined(separator: " OR ") + " *"
    }

    /// What counts as a space: the reference's characters, the double quote among them, so that no word can end its own
    /// quotes; and NUL, which would end the text for SQLite.
    private static let special = Set("@+-*()<>~\" \t\r\n\0".unicodeScalars)
}
