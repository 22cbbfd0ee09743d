/// An attribute that the queries of a list may name (Users API, query strings).
public struct QueryableAttribute: Sendable, Hashable {
    /// What its values are compared as.
    public enum ValueType: Sendable, Hashable {
        case string, boolean, datetime, integer
    }

    /// The name on the wire.
    public let name: String
    /// What its values are compared as; those of an array's elements.
    public let type: ValueType
    /// Where the values are kept, if the attribute holds a list of them.
    let array: ArrayStorage?
    /// The column, with the collation that it is compared by.
    let expression: String
    /// Whether the column can be null.
    let isNullable: Bool

    /// Where the elements of an array attribute are.
    enum ArrayStorage: Sendable, Hashable {
        /// In the table `userLabels`, one a row.
        case labels
        /// In the column itself, as JSON.
        case json
    }

    /// Whether the attribute is null for every row: it tells none from another.
    var isNeverSet: Bool { expression == Self.null }

    /// The expression of an attribute that no row has.
    static let null = "NULL"

    /// Whether the attribute holds a list of values.
    public var isArray: Bool { array != nil }

    init(
        _ name: String, _ type: ValueType, _ expression: String, isNullable: Bool = false, array: ArrayStorage? = nil
    ) {
        (self.name, self.type, self.expression, self.isNullable, self.array) =
            (name, type, expression, isNullable, array)
    }
}
