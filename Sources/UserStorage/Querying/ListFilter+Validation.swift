internal import AppwriteUsers
internal import JSONText

extension ListFilter {
    /// Users API, query strings.
    private static let maximumValueCount = 500
    /// What the reference documents for a whole query; SQLite's longest pattern holds any value of that length.
    private static let maximumValueLength = 4096

    /// Checks a query against the attributes of a collection.
    init(_ query: Query, of collection: ListCollection) throws(QueryError) {
        switch query.method {
        case .and: self = .all(try Self.nested(query, of: collection))
        case .or: self = .any(try Self.nested(query, of: collection))
        case .exists where query.attribute == nil, .notExists where query.attribute == nil:
            // Clients name the attributes as values.
            var filters: [ListFilter] = []
            for value in query.values {
                let attribute = try collection.checkedAttribute(value.stringValue ?? "")
                try Self.check(query.method, on: attribute)
                filters.append(.test(attribute, query.method, []))
            }
            guard !filters.isEmpty else {
                throw .invalid("\(query.method.rawValue.capitalizedFirst) queries require at least one value.")
            }
            self = .all(filters)
        default:
            try Self.checkCount(query)
            let attribute = try collection.checkedAttribute(query.attribute ?? "")
            let values = try Self.values(query, for: attribute)
            try Self.check(query.method, on: attribute)
            self = .test(attribute, query.method, values)
        }
    }

    private static func nested(_ query: Query, of collection: ListCollection) throws(QueryError) -> [ListFilter] {
        let name = query.method.rawValue.capitalizedFirst
        guard query.nested.allSatisfy({ $0.method.isFilter }) else {
            throw .invalid("\(name) queries can only contain filter queries")
        }
        guard query.nested.count >= 2 else { throw .invalid("\(name) queries require at least two queries") }
        var filters: [ListFilter] = []
        for query in query.nested { filters.append(try ListFilter(query, of: collection)) }
        return filters
    }

    private static func checkCount(_ query: Query) throws(QueryError) {
        let name = query.method.rawValue.capitalizedFirst
        switch query.method {
        case .equal, .contains, .containsAny, .containsAll, .notContains:
            guard !query.values.isEmpty else { throw .invalid("\(name) queries require at least one value.") }
        case .between, .notBetween:
            guard query.values.count == 2 else { throw .invalid("\(name) queries require exactly two values.") }
        case .isNull, .isNotNull, .exists, .notExists: break
        default:
            guard query.values.count == 1 else { throw .invalid("\(name) queries require exactly one value.") }
        }
    }

    private static func values(_ query: Query, for attribute: QueryableAttribute) throws(QueryError) -> [ListValue] {
        // The values of these say nothing, whatever they are.
        if [.isNull, .isNotNull, .exists, .notExists].contains(query.method) { return [] }
        guard query.values.count <= maximumValueCount else {
            throw .invalid("Query on attribute has greater than \(maximumValueCount) values: \(attribute.name)")
        }
        var values: [ListValue] = []
        for value in query.values {
            guard let value = stored(value, as: attribute.type) else {
                throw .invalid("Query value is invalid for attribute \"\(attribute.name)\"")
            }
            values.append(value)
        }
        return values
    }

    private static func stored(_ value: JSONValue, as type: QueryableAttribute.ValueType) -> ListValue? {
        switch (type, value) {
        // A NUL would end the text for SQLite, and make it another one.
        case (.string, .string(let text)) where text.unicodeScalars.count <= maximumValueLength:
            text.utf8.contains(0) ? nil : .text(text)
        case (.boolean, .bool(let value)): .number(value ? 1 : 0)
        case (.datetime, .string(let text)): Timestamp(text).map { .number($0.milliseconds) }
        case (.integer, .integer(let number)): .number(number)
        // Clients keep a row's number as text, too.
        case (.integer, .string(let text)): Int64(text).map { .number($0) }
        default: nil
        }
    }

    private static func check(_ method: Query.Method, on attribute: QueryableAttribute) throws(QueryError) {
        let query = "Cannot query \(method.rawValue) on attribute \"\(attribute.name)\""
        switch method {
        case .contains, .containsAny, .containsAll, .notContains:
            guard attribute.isArray || attribute.type == .string else {
                throw .invalid("\(query) because it is not an array or string.")
            }
        case .isNull, .isNotNull: break
        case _ where attribute.isArray: throw .invalid("\(query) because it is an array.")
        case .startsWith, .endsWith, .notStartsWith, .notEndsWith:
            guard attribute.type == .string else { throw .invalid("\(query) because it is not a string.") }
        case .search, .notSearch:
            throw .unsupported("Searching by attribute \"\(attribute.name)\" requires a fulltext index.")
        // No engine at hand is safe against patterns that take exponential time.
        case .regex: throw .unsupported("Regex queries are not supported.")
        default: break
        }
    }
}

extension Query.Method {
    /// Whether the method sets a condition on rows.
    fileprivate var isFilter: Bool {
        switch self {
        case .orderAsc, .orderDesc, .orderRandom, .limit, .offset, .cursorAfter, .cursorBefore, .select: false
        default: true
        }
    }
}

extension String {
    /// The text with its first character in upper case, as the reference writes a method's name.
    fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
