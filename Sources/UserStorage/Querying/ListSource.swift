internal import GRDB

/// The tables that the rows of a list come from, and the order in which they are met there.
struct ListSource {
    /// What follows FROM.
    let tables: SQL
    /// The row's own number there: where the tables are met in its order, it sorts nothing.
    let sequence: String
    /// The conditions on the tables.
    var conditions: [SQL]
}

extension ListSource {
    /// Rows of a collection, all or of one user.
    init(_ collection: ListCollection, ofUser owner: Int64?, conditions: [SQL]) {
        tables = SQL(sql: collection.source)
        sequence = collection.sequence.expression
        let scope: [SQL] = owner.map { ["\(sql: collection.rawValue).user = \($0)"] } ?? []
        self.conditions = scope + conditions
    }

    /// Users that a full-text search finds.
    init(search match: String, conditions: [SQL]) {
        sequence = "userSearch.rowid"
        tables = Self.users("userSearch", sequence, conditions)
        self.conditions = ["userSearch MATCH \(match)"] + conditions
    }

    /// Users with a label.
    init(label: String, conditions: [SQL]) {
        sequence = "userLabels.user"
        tables = Self.users("userLabels", sequence, conditions)
        self.conditions = ["userLabels.label = \(label)"] + conditions
    }

    /// Rows whose numbers are known.
    init(_ collection: ListCollection, sequences: [Int64]) {
        let numbers = "[" + sequences.map(String.init).joined(separator: ",") + "]"
        tables = """
            json_each(\(numbers)) AS known CROSS JOIN \(sql: collection.source)
            """
        sequence = "known.value"
        conditions = ["\(sql: collection.sequence.expression) = known.value"]
    }

    /// A table that knows users by their numbers; their own rows are looked up only where conditions ask for them.
    private static func users(_ table: String, _ sequence: String, _ conditions: [SQL]) -> SQL {
        conditions.isEmpty
            ? SQL(sql: table) : SQL(sql: "\(table) CROSS JOIN users ON users.sequence = \(sequence)")
    }
}
