public import JSONText

/// What an attribute is compared with: one value, or an array of them.
public protocol QueryValues {
    /// The values as they stand in a query.
    var queryValues: [JSONValue] { get }
}

/// What an attribute is compared with.
public protocol QueryValue: QueryValues {
    /// The value as it stands in a query.
    var queryValue: JSONValue { get }
}

extension QueryValue {
    public var queryValues: [JSONValue] { [queryValue] }
}

extension Array: QueryValues where Element: QueryValue {
    public var queryValues: [JSONValue] { map(\.queryValue) }
}

extension String: QueryValue {
    public var queryValue: JSONValue { .string(self) }
}

extension Bool: QueryValue {
    public var queryValue: JSONValue { .bool(self) }
}

extension Int: QueryValue {
    public var queryValue: JSONValue { .integer(Int64(self)) }
}

extension Int64: QueryValue {
    public var queryValue: JSONValue { .integer(self) }
}

extension Double: QueryValue {
    /// The number; null for an infinite one and for none, which JSON cannot say and the service refuses.
    public var queryValue: JSONValue { isFinite ? .number(description) : .null }
}

extension Timestamp: QueryValue {
    public var queryValue: JSONValue { .string(description) }
}
