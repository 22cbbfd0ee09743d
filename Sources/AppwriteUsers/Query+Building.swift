internal import JSONText

extension Query {
    /// The attribute is one of the values.
    public static func equal(_ attribute: String, _ values: some QueryValues) -> Query {
        Query(.equal, attribute, values.queryValues)
    }

    /// The attribute is none of the values.
    public static func notEqual(_ attribute: String, _ values: some QueryValues) -> Query {
        Query(.notEqual, attribute, values.queryValues)
    }

    public static func lessThan(_ attribute: String, _ value: some QueryValue) -> Query {
        Query(.lessThan, attribute, [value.queryValue])
    }

    public static func lessThanEqual(_ attribute: String, _ value: some QueryValue) -> Query {
        Query(.lessThanEqual, attribute, [value.queryValue])
    }

    public static func greaterThan(_ attribute: String, _ value: some QueryValue) -> Query {
        Query(.greaterThan, attribute, [value.queryValue])
    }

    public static func greaterThanEqual(_ attribute: String, _ value: some QueryValue) -> Query {
        Query(.greaterThanEqual, attribute, [value.queryValue])
    }

    public static func isNull(_ attribute: String) -> Query { Query(.isNull, attribute) }

    public static func isNotNull(_ attribute: String) -> Query { Query(.isNotNull, attribute) }

    /// The attribute is between two values, or is one of them.
    public static func between<Value: QueryValue>(_ attribute: String, _ start: Value, _ end: Value) -> Query {
        Query(.between, attribute, [start.queryValue, end.queryValue])
    }

    /// The attribute is neither between two values nor one of them.
    public static func notBetween<Value: QueryValue>(_ attribute: String, _ start: Value, _ end: Value) -> Query {
        Query(.notBetween, attribute, [start.queryValue, end.queryValue])
    }

    public static func startsWith(_ attribute: String, _ prefix: String) -> Query {
        Query(.startsWith, attribute, [.string(prefix)])
    }

    public static func endsWith(_ attribute: String, _ suffix: String) -> Query {
        Query(.endsWith, attribute, [.string(suffix)])
    }

    public static func notStartsWith(_ attribute: String, _ prefix: String) -> Query {
        Query(.notStartsWith, attribute, [.string(prefix)])
    }

    public static func notEndsWith(_ attribute: String, _ suffix: String) -> Query {
        Query(.notEndsWith, attribute, [.string(suffix)])
    }

    /// The list in the attribute has one of the values at least, or its text has one of them in it.
    public static func contains(_ attribute: String, _ values: some QueryValues) -> Query {
        Query(.contains, attribute, values.queryValues)
    }

    public static func containsAny(_ attribute: String, _ values: some QueryValues) -> Query {
        Query(.containsAny, attribute, values.queryValues)
    }

    public static func containsAll(_ attribute: String, _ values: some QueryValues) -> Query {
        Query(.containsAll, attribute, values.queryValues)
    }

    public static func notContains(_ attribute: String, _ values: some QueryValues) -> Query {
        Query(.notContains, attribute, values.queryValues)
    }

    /// The attribute matches in a full-text index, which users have on no attribute of theirs (Users API, query
    /// strings): `search` of ``UsersClient/list(queries:search:total:)`` is the way to search them.
    public static func search(_ attribute: String, _ text: String) -> Query {
        Query(.search, attribute, [.string(text)])
    }

    public static func notSearch(_ attribute: String, _ text: String) -> Query {
        Query(.notSearch, attribute, [.string(text)])
    }

    public static func regex(_ attribute: String, _ pattern: String) -> Query {
        Query(.regex, attribute, [.string(pattern)])
    }

    /// There are attributes of these names.
    public static func exists(_ attributes: [String]) -> Query {
        Query(.exists, nil, attributes.queryValues)
    }

    /// There are no attributes of these names.
    public static func notExists(_ attributes: [String]) -> Query {
        Query(.notExists, nil, attributes.queryValues)
    }

    /// All of two or more filters hold.
    public static func and(_ queries: [Query]) -> Query { Query(.and, nested: queries) }

    /// One of two or more filters holds at least.
    public static func or(_ queries: [Query]) -> Query { Query(.or, nested: queries) }
}

extension Query {
    public static func orderAsc(_ attribute: String) -> Query { Query(.orderAsc, attribute) }

    public static func orderDesc(_ attribute: String) -> Query { Query(.orderDesc, attribute) }

    public static func orderRandom() -> Query { Query(.orderRandom) }

    /// The number of items at most, from 1; without it they are 25 (Users API, query strings).
    public static func limit(_ count: Int) -> Query { Query(.limit, nil, [count.queryValue]) }

    /// The number of items to skip.
    public static func offset(_ count: Int) -> Query { Query(.offset, nil, [count.queryValue]) }

    /// The page that starts behind the item with an identifier.
    public static func cursorAfter(_ id: String) -> Query { Query(.cursorAfter, nil, [.string(id)]) }

    /// The page that ends in front of the item with an identifier.
    public static func cursorBefore(_ id: String) -> Query { Query(.cursorBefore, nil, [.string(id)]) }
}
