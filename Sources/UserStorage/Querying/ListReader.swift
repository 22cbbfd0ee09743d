internal import AppwriteUsers
internal import GRDB

/// Finds the rows of one page.
struct ListReader {
    let database: Database
    let request: ListRequest
    /// The number of the user whose rows are listed; nil for a list of everyone's.
    var owner: Int64?
    /// What `SearchText` made of the search.
    var search: String?

    /// The rows' numbers in the page's order, and how many the filters match, at most `maximumTotal`.
    ///
    /// SQLite cannot know how many rows a condition matches, and both of its ways are slow when it is wrong: to sort
    /// what an index finds, or to meet rows in order until enough match. So the first matches are counted, which is
    /// wanted anyway: few are sorted, many are met in order.
    func page(counting: Bool) throws -> (sequences: [Int64], total: Int) {
        let page = try keyset()
        let hasConditions = !request.filters.isEmpty || search != nil || owner != nil
        guard hasConditions else {
            return (try sequences(page, from: orderedSource), counting ? try countAll() : 0)
        }
        let matches = try firstMatches()
        let isFew = matches.count < Self.maximumTotal
        let source = isFew && !isFilteredByOrder ? knownSource(matches) : orderedSource
        return (try sequences(page, from: source), counting ? matches.count : 0)
    }

    /// Users API, response models: UserList.
    static let maximumTotal = 5000

    /// The rows of the whole collection, as far as totals go.
    private func countAll() throws -> Int {
        let rows: SQL = "SELECT 1 FROM \(sql: request.collection.source) LIMIT \(Self.maximumTotal)"
        return try Int.fetchOne(database, SQLRequest(literal: "SELECT count(*) FROM (\(literal: rows))")) ?? 0
    }

    /// In any order, so that the best index finds them.
    private func firstMatches() throws -> [Int64] {
        let source = fastestSource
        return try Int64.fetchAll(
            database,
            SQLRequest(
                literal: """
                    SELECT \(sql: source.sequence) FROM \(literal: source.tables)
                    WHERE \(literal: .all(source.conditions)) LIMIT \(Self.maximumTotal)
                    """))
    }

    private func sequences(_ page: KeysetPage, from source: ListSource) throws -> [Int64] {
        let sequences = try Int64.fetchAll(database, SQLRequest(literal: select(page, from: source)))
        return request.cursor?.isBefore == true ? sequences.reversed() : sequences
    }

    private func select(_ page: KeysetPage, from source: ListSource) -> SQL {
        guard request.isRandom else { return page.select(from: source) }
        return """
            SELECT \(sql: source.sequence) FROM \(literal: source.tables) WHERE \(literal: .all(source.conditions))
            ORDER BY random() LIMIT \(page.limit) OFFSET \(page.offset)
            """
    }

    /// The page that precedes a row is the one that follows it in the reverse order.
    private func keyset() throws -> KeysetPage {
        let isBefore = request.cursor?.isBefore == true
        let orders = isBefore ? request.totalOrders.map(\.reversed) : request.totalOrders
        return KeysetPage(
            orders: orders, cursor: try cursorValues(), limit: request.limit, offset: request.offset)
    }

    private func cursorValues() throws -> [DatabaseValue] {
        guard let cursor = request.cursor else { return [] }
        let collection = request.collection
        let columns = request.totalOrders.map(\.attribute.expression).joined(separator: ", ")
        let source = ListSource(
            collection, ofUser: owner, conditions: ["\(sql: collection.rawValue).id = \(cursor.id)"])
        let sql: SQL = """
            SELECT \(sql: columns) FROM \(literal: source.tables) WHERE \(literal: .all(source.conditions))
            """
        guard let row = try Row.fetchOne(database, SQLRequest(literal: sql)) else {
            throw QueryError.cursorNotFound("\(collection.noun) '\(cursor.id)' for the 'cursor' value not found.")
        }
        let values = Array(row.databaseValues)
        for (order, value) in zip(request.totalOrders, values) where value.isNull {
            throw QueryError.orderNull(
                "The order attribute '\(order.attribute.name)' had a null value. Cursor pagination requires all "
                    + "documents order attribute values are non-null.")
        }
        return values
    }
}
