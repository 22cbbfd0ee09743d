/// A JSON text as a tree of values.
///
/// Numbers are kept so that nothing is lost: an integer that fits 64 bits is an ``integer(_:)``, and the exact text of
/// every other number (fractions, exponents, `-0`, larger integers) is a ``number(_:)``.
/// Equality is exact: members of objects are compared in order, and `1` differs from `1.0`.
public enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case integer(Int64)
    /// The text of a number that is no 64-bit integer. It must follow the grammar of RFC 8259: it is written as it is.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object(JSONObject)
}

extension JSONValue {
    /// Whether this is `null`.
    public var isNull: Bool { self == .null }

    /// The truth value, or nil when this is something else.
    public var boolValue: Bool? {
        if case .bool(let value) = self { value } else { nil }
    }

    /// The integer, or nil when this is something else, a fraction for one.
    public var integerValue: Int64? {
        if case .integer(let value) = self { value } else { nil }
    }

    /// The text of any number, integers included, or nil when this is something else.
    public var numberText: String? {
        switch self {
        case .integer(let value): String(value)
        case .number(let text): text
        default: nil
        }
    }

    /// The string, or nil when this is something else.
    public var stringValue: String? {
        if case .string(let value) = self { value } else { nil }
    }

    /// The elements, or nil when this is no array.
    public var arrayValue: [JSONValue]? {
        if case .array(let value) = self { value } else { nil }
    }

    /// The members, or nil when this is no object.
    public var objectValue: JSONObject? {
        if case .object(let value) = self { value } else { nil }
    }

    /// The value of a member, or nil when this is no object or has no such member.
    public subscript(key: String) -> JSONValue? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    /// The word that messages use for a value of this kind; it never contains the value.
    public var kind: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer, .number: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }

    /// This value as compact JSON.
    public var jsonText: String {
        var writer = JSONWriter()
        writer.value(self)
        return writer.text
    }
}
