internal import AppwriteUsers
internal import GRDB

extension ListFilter {
    /// The condition in SQL; every value is bound, names are the collection's own.
    /// - Parameter isIndexed: Whether the condition on an attribute may choose the index that rows are found by; where it
    ///   may not, rows are met in the list's order and tested one by one.
    func condition(isIndexed: (QueryableAttribute) -> Bool) -> SQL {
        switch self {
        case .all(let filters): .all(filters.map { $0.condition(isIndexed: isIndexed) })
        case .any(let filters): .any(filters.map { $0.condition(isIndexed: isIndexed) })
        case .test(let attribute, let method, let values):
            if let array = attribute.array {
                Self.condition(on: attribute, array, method, values, isIndexed: isIndexed(attribute))
            } else {
                Self.condition(
                    on: SQL(sql: (isIndexed(attribute) ? "" : "+") + attribute.expression), method, values)
            }
        }
    }

    private static func condition(on column: SQL, _ method: Query.Method, _ values: [ListValue]) -> SQL {
        switch method {
        case .equal where values.count == 1: "\(literal: column) = \(values[0])"
        case .equal: "\(literal: column) IN \(values)"
        case .notEqual: "\(literal: column) <> \(values[0])"
        case .lessThan: "\(literal: column) < \(values[0])"
        case .lessThanEqual: "\(literal: column) <= \(values[0])"
        case .greaterThan: "\(literal: column) > \(values[0])"
        case .greaterThanEqual: "\(literal: column) >= \(values[0])"
        case .between: "\(literal: column) BETWEEN \(values[0]) AND \(values[1])"
        case .notBetween: "\(literal: column) NOT BETWEEN \(values[0]) AND \(values[1])"
        case .isNull, .notExists: "\(literal: column) IS NULL"
        case .isNotNull, .exists: "\(literal: column) IS NOT NULL"
        case .startsWith: like(column, "", values[0], "%")
        case .endsWith: like(column, "%", values[0], "")
        case .notStartsWith: "NOT \(literal: like(column, "", values[0], "%"))"
        case .notEndsWith: "NOT \(literal: like(column, "%", values[0], ""))"
        case .contains, .containsAny: .any(values.map { like(column, "%", $0, "%") })
        case .containsAll: .all(values.map { like(column, "%", $0, "%") })
        case .notContains: "NOT \(literal: .any(values.map { like(column, "%", $0, "%") }))"
        case .search, .notSearch, .regex, .and, .or, .orderAsc, .orderDesc, .orderRandom, .limit, .offset, .cursorAfter,
            .cursorBefore, .select:
            preconditionFailure("No filter is made of this method.")
        }
    }

    /// A pattern's own characters are escaped; letters match without case, as in the comparisons.
    private static func like(_ column: SQL, _ before: String, _ value: ListValue, _ after: String) -> SQL {
        var pattern = before
        for character in value.text.unicodeScalars {
            if "%_\\".unicodeScalars.contains(character) { pattern.append("\\") }
            pattern.unicodeScalars.append(character)
        }
        return "(\(literal: column) LIKE \(pattern + after) ESCAPE '\\')"
    }

    private static func condition(
        on attribute: QueryableAttribute, _ array: QueryableAttribute.ArrayStorage, _ method: Query.Method,
        _ values: [ListValue], isIndexed: Bool
    ) -> SQL {
        func containsAny(_ values: [ListValue]) -> SQL {
            switch array {
            case .labels where isIndexed:
                "users.sequence IN (SELECT user FROM userLabels WHERE label IN \(values))"
            case .labels:
                "EXISTS (SELECT 1 FROM userLabels WHERE label IN \(values) AND user = users.sequence)"
            case .json:
                """
                EXISTS (SELECT 1 FROM json_each(\(sql: attribute.expression)) AS element
                    WHERE element.value COLLATE NOCASE IN \(values))
                """
            }
        }
        return switch method {
        case .isNull: "\(sql: attribute.expression) IS NULL"
        case .isNotNull: "\(sql: attribute.expression) IS NOT NULL"
        case .containsAll: .all(values.map { containsAny([$0]) })
        case .notContains: "NOT \(literal: containsAny(values))"
        default: containsAny(values)
        }
    }
}
