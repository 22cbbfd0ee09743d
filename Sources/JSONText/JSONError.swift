/// Why a text is no JSON, and where.
///
/// The description names the place and never shows the text, which may contain a password hash.
public struct JSONError: Error, Sendable, Hashable {
    /// What is wrong.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The text stops before the value is complete.
        case unexpectedEnd
        /// A byte that cannot stand here, an unescaped control character in a string included.
        case unexpectedByte
        /// A string is not UTF-8: overlong forms and encoded surrogates are not.
        case invalidUTF8
        /// A backslash is not followed by an escape that JSON knows.
        case invalidEscape
        /// A `\u` escape is one half of a surrogate pair without the other.
        case loneSurrogate
        /// A number does not follow the grammar: `01`, `1.`, `+1`.
        case invalidNumber
        /// A key occurs twice in one object.
        case duplicateKey
        /// Arrays and objects are nested deeper than ``JSONParser/maximumDepth``.
        case tooDeep
        /// The value is followed by something other than white space.
        case trailingData
    }

    public var code: Code

    /// The place of the fault, in bytes from the start of the text.
    public var offset: Int

    public init(_ code: Code, offset: Int) {
        self.code = code
        self.offset = offset
    }
}

extension JSONError: CustomStringConvertible {
    public var description: String { "\(reason) \(place)" }

    /// What is wrong, without the place.
    public var reason: String {
        switch code {
        case .unexpectedEnd: "the JSON text ends too early"
        case .unexpectedByte: "unexpected byte in the JSON text"
        case .invalidUTF8: "invalid UTF-8 in a JSON string"
        case .invalidEscape: "invalid escape in a JSON string"
        case .loneSurrogate: "lone surrogate in a JSON string"
        case .invalidNumber: "invalid JSON number"
        case .duplicateKey: "duplicate key in a JSON object"
        case .tooDeep: "JSON nested deeper than \(JSONParser.maximumDepth) levels"
        case .trailingData: "data after the end of the JSON value"
        }
    }

    /// The place in words.
    public var place: String { "at byte \(offset)" }
}
