internal import AppwriteUsers

/// The condition that a query sets, checked against the collection's attributes.
indirect enum ListFilter: Sendable, Hashable, Redacted {
    /// An attribute compared by a method with the values that it takes.
    case test(QueryableAttribute, Query.Method, [ListValue])
    /// Every one of them.
    case all([ListFilter])
    /// At least one of them.
    case any([ListFilter])
}
