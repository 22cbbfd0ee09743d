public import JSONText

/// One query of a list: a filter, an order, a limit, an offset or a cursor (Users API, queries).
///
/// On the wire a query is JSON text: `{"method":"equal","attribute":"email","values":["a@b.c"]}`.
public struct Query: Sendable, Hashable, Redacted {
    /// What the query does.
    public let method: Method
    /// The attribute that it is about; nil for `limit`, `and` and the like.
    public let attribute: String?
    /// The values to compare with; for `and` and `or` none, see ``nested``.
    public let values: [JSONValue]
    /// The queries that `and` and `or` combine.
    public let nested: [Query]

    init(_ method: Method, _ attribute: String? = nil, _ values: [JSONValue] = [], nested: [Query] = []) {
        self.method = method
        self.attribute = attribute
        self.values = values
        self.nested = nested
    }

    /// The methods of the query language, by their names on the wire.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        case equal, notEqual, lessThan, lessThanEqual, greaterThan, greaterThanEqual
        case isNull, isNotNull, between, notBetween
        case startsWith, endsWith, notStartsWith, notEndsWith
        case contains, containsAny, containsAll, notContains
        case search, notSearch, regex, exists, notExists
        case and, or
        case orderAsc, orderDesc, orderRandom
        case limit, offset, cursorAfter, cursorBefore
        case select
    }
}

extension Query {
    /// The query as it stands on the wire.
    public var text: String { JSONValue.object(json).jsonText }

    private var json: JSONObject {
        var object: JSONObject = ["method": .string(method.rawValue)]
        if let attribute { object["attribute"] = .string(attribute) }
        let values = nested.isEmpty ? values : nested.map { JSONValue.object($0.json) }
        if !values.isEmpty { object["values"] = .array(values) }
        return object
    }

    /// Why a text is no query.
    public enum SyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
        /// The text is no JSON object with the members of a query, or nests deeper than any query needs.
        case syntax
        /// There is no such method; it is the caller's word, cut to 32 characters.
        case method(String)

        /// The server's words.
        public var description: String {
            switch self {
            case .syntax: "Syntax error"
            case .method(let name): "Invalid query method: \(name)"
            }
        }
    }

    /// Reads a query as it stands on the wire.
    public init(parsing text: String) throws(SyntaxError) {
        guard let value = try? JSONParser.parse(text) else { throw .syntax }
        try self.init(value, depth: 0)
    }

    /// How deep `and` and `or` may nest: more than any list needs, and less than a stack holds.
    private static let maximumDepth = 16

    private init(_ value: JSONValue, depth: Int) throws(SyntaxError) {
        guard depth < Self.maximumDepth, let object = value.objectValue, let name = object["method"]?.stringValue
        else { throw .syntax }
        guard let method = Method(rawValue: name) else { throw .method(String(name.prefix(32))) }
        let attribute: String?
        switch object["attribute"] ?? .null {
        case .null: attribute = nil
        case .string(let text): attribute = text.isEmpty ? nil : text
        default: throw .syntax
        }
        let values: [JSONValue]
        switch object["values"] ?? .null {
        case .null: values = []
        case .array(let items): values = items
        default: throw .syntax
        }
        guard method == .and || method == .or else {
            self.init(method, attribute, values)
            return
        }
        var nested: [Query] = []
        for item in values { nested.append(try Query(item, depth: depth + 1)) }
        self.init(method, attribute, nested: nested)
    }
}
