/// Parses JSON strictly as RFC 8259 defines it.
///
/// Refused besides malformed text: duplicate keys, invalid UTF-8, lone surrogates, nesting beyond ``maximumDepth``.
/// A byte order mark is refused too: who reads files strips it.
public enum JSONParser {
    /// How many arrays and objects may be open at once: far above any export, and harmless for the smallest stack.
    public static let maximumDepth = 128

    /// Parses one value, which may have white space around it.
    ///
    /// - Throws: ``JSONError`` with the place of the first fault.
    public static func parse(_ bytes: Span<UInt8>) throws(JSONError) -> JSONValue {
        var cursor = JSONCursor()
        cursor.skipWhitespace(bytes)
        let value = try cursor.value(bytes, depth: 0)
        cursor.skipWhitespace(bytes)
        guard cursor.position == bytes.count else { throw JSONError(.trailingData, offset: cursor.position) }
        return value
    }

    /// Parses one value from an array of bytes.
    ///
    /// - Throws: ``JSONError`` with the place of the first fault.
    public static func parse(_ bytes: [UInt8]) throws(JSONError) -> JSONValue {
        try parse(bytes.span)
    }

    /// Parses one value from a string.
    ///
    /// - Throws: ``JSONError`` with the place of the first fault.
    public static func parse(_ text: String) throws(JSONError) -> JSONValue {
        try parse(Array(text.utf8))
    }
}
