internal import JSONText

extension JSONValue {
    /// A text, or null when there is none.
    static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    /// A truth value, or null when there is none.
    static func flag(_ value: Bool?) -> JSONValue { value.map { .bool($0) } ?? .null }

    /// A date, or the empty text when there is none (Users API, response models).
    static func date(_ value: Timestamp?) -> JSONValue { .string(value?.description ?? "") }

    static func strings(_ values: [String]) -> JSONValue { .array(values.map { .string($0) }) }

    static func models(_ values: [some WireModel]) -> JSONValue { .array(values.map { .object($0.json) }) }
}
