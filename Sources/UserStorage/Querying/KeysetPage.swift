internal import AppwriteUsers
internal import GRDB

/// A page of a source: the rows that follow a cursor's row in the list's order.
///
/// "What follows" over several orders is a union of ranges: equal in the first ones and beyond in the next. Each range
/// is one of an index, and SQLite merges them in order, so that a page costs the same at the end of a list as at its
/// start, however many rows tie.
struct KeysetPage: Redacted {
    /// The orders, the last of which tells every row from every other.
    let orders: [ListOrder]
    /// The values of the cursor's row, one an order; empty where the page starts at the beginning.
    let cursor: [DatabaseValue]
    let limit: Int64
    let offset: Int64

    /// Selects the rows' numbers, in order.
    func select(from source: ListSource) -> SQL {
        let columns = orders.map { expression($0, source) }
        // The number comes first, and once more where the rows are ordered by it.
        let result = ([source.sequence] + columns.dropLast()).joined(separator: ", ")
        let arms = ranges(columns).map { range -> SQL in
            "SELECT \(sql: result) FROM \(literal: source.tables) WHERE \(literal: .all(source.conditions + range))"
        }
        let places = orders.indices.map { index in
            (index == orders.count - 1 ? "1" : String(index + 2)) + (orders[index].isDescending ? " DESC" : "")
        }
        let union = arms.dropFirst().reduce(arms[0]) { "\(literal: $0) UNION ALL \(literal: $1)" }
        return """
            \(literal: union) ORDER BY \(sql: places.joined(separator: ", ")) LIMIT \(limit) OFFSET \(offset)
            """
    }

    private func expression(_ order: ListOrder, _ source: ListSource) -> String {
        order == orders.last ? source.sequence : order.attribute.expression
    }

    /// The conditions of each range after the cursor, those that are nearest to it first.
    private func ranges(_ columns: [String]) -> [[SQL]] {
        guard !cursor.isEmpty else { return [[]] }
        return orders.indices.reversed().flatMap { index -> [[SQL]] in
            let ties: [SQL] = (0..<index).map { "\(sql: columns[$0]) = \(cursor[$0])" }
            let column = columns[index]
            guard orders[index].isDescending else { return [ties + ["\(sql: column) > \(cursor[index])"]] }
            let below: [SQL] = ["\(sql: column) < \(cursor[index])"]
            // Null is the least, and no comparison finds it.
            let null: [[SQL]] = orders[index].attribute.isNullable ? [ties + ["\(sql: column) IS NULL"]] : []
            return [ties + below] + null
        }
    }
}
