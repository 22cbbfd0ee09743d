/// The name of a field or column as messages may show it.
///
/// Names come from the file, and a file without a header has an address or a hash where the name should be: only what
/// looks like a name is ever shown.
enum ShownName {
    /// The longest name that is shown, in bytes.
    static let maximumByteCount = 40

    /// Whether a text looks like a name and not like a value.
    static func isName(_ text: String) -> Bool {
        guard text.utf8.count <= maximumByteCount, let first = text.unicodeScalars.first,
            first == "_" || first.properties.isAlphabetic
        else { return false }
        return text.unicodeScalars.allSatisfy(isPartOfName) && !looksLikeHex(text)
    }

    /// The name in backquotes, or a description of its place.
    static func quoted(_ text: String, otherwise place: String) -> String {
        isName(text) ? "`\(text)`" : place
    }

    private static func isPartOfName(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "_", "-", " ", ".", "/", "(", ")", "#", "[", "]", ":": true
        default: scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
    }

    /// Whether it may be a digest in hex: no name has 16 hex digits and nothing else.
    private static func looksLikeHex(_ text: String) -> Bool {
        text.utf8.count >= 16 && text.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}
