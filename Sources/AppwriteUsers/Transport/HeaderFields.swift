/// The header fields of a request or an answer, in order.
public struct HeaderFields: Sendable, Hashable, Redacted {
    /// One field.
    public struct Field: Sendable, Hashable, Redacted {
        public let name: String
        public let value: String
    }

    public private(set) var fields: [Field] = []

    /// Creates a header without fields.
    public init() {}

    /// Adds a field behind the others, even if there is one with this name.
    public mutating func append(_ name: String, _ value: String) { fields.append(Field(name: name, value: value)) }

    /// The value of the first field with a name, in whatever case.
    public subscript(name: String) -> String? {
        fields.first { field in
            field.name.utf8.count == name.utf8.count
                && zip(field.name.utf8, name.utf8).allSatisfy { $0.asciiLowercased == $1.asciiLowercased }
        }?.value
    }
}

extension HeaderFields: ExpressibleByDictionaryLiteral {
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { append(name, value) }
    }
}
