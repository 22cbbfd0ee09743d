internal import AppwriteUsers
internal import GRDB

extension ListReader {
    /// The rows as the best index finds them.
    var fastestSource: ListSource {
        if let search { return ListSource(search: search, conditions: conditions(request.filters) { _ in true }) }
        if let (label, rest) = labelFilter {
            return ListSource(label: label, conditions: conditions(rest) { _ in true })
        }
        return ListSource(
            request.collection, ofUser: owner, conditions: conditions(request.filters) { _ in true })
    }

    /// The rows as the list's order meets them.
    var orderedSource: ListSource {
        let first = request.totalOrders[0].attribute
        // These two are in the order of the rows' numbers by themselves.
        if first == request.collection.sequence, !request.isRandom {
            if let search { return ListSource(search: search, conditions: conditions(request.filters) { _ in false }) }
            if let (label, rest) = labelFilter {
                return ListSource(label: label, conditions: conditions(rest) { _ in false })
            }
        }
        let found: [SQL] =
            search.map {
                ["users.sequence IN (SELECT rowid FROM userSearch WHERE userSearch MATCH \($0))"]
            } ?? []
        return ListSource(
            request.collection, ofUser: owner, conditions: found + conditions(request.filters, isIndexed: isOrdering))
    }

    /// Whether a filter bounds the range of the order's index that is walked. Beside a cursor that of a truth value does
    /// not: it would keep SQLite from seeking to the cursor's place among the many ties.
    private func isOrdering(_ attribute: QueryableAttribute) -> Bool {
        attribute == request.totalOrders[0].attribute && (request.cursor == nil || attribute.type != .boolean)
    }

    /// Rows that are few and known already; they meet the conditions.
    func knownSource(_ sequences: [Int64]) -> ListSource {
        ListSource(request.collection, sequences: sequences)
    }

    /// Whether the one index of the order answers the filters, too.
    var isFilteredByOrder: Bool {
        guard search == nil, owner == nil, !request.isRandom, request.orders.count <= 1 else { return false }
        let order = request.totalOrders[0].attribute
        return request.filters.allSatisfy { filter in
            if case .test(order, let method, let values) = filter { method.isRange && values.count <= 2 } else { false }
        }
    }

    /// A filter by one label, and the other filters.
    private var labelFilter: (label: String, rest: [ListFilter])? {
        for (index, filter) in request.filters.enumerated() {
            guard case .test(let attribute, let method, let values) = filter, attribute.array == .labels,
                values.count == 1, [.contains, .containsAny, .containsAll].contains(method)
            else { continue }
            var rest = request.filters
            rest.remove(at: index)
            return (values[0].text, rest)
        }
        return nil
    }

    private func conditions(_ filters: [ListFilter], isIndexed: (QueryableAttribute) -> Bool) -> [SQL] {
        filters.map { $0.condition(isIndexed: isIndexed) }
    }
}

extension Query.Method {
    /// Whether the rows that match stand side by side in an index.
    fileprivate var isRange: Bool {
        switch self {
        case .equal, .lessThan, .lessThanEqual, .greaterThan, .greaterThanEqual, .between, .isNull, .isNotNull: true
        default: false
        }
    }
}
