internal import GRDB

/// What is read from one row.
protocol StoredRow {
    /// The statement up to its WHERE that selects what `init` reads.
    static var selection: String { get }

    /// Reads a row.
    /// - Throws: `StoreError.corrupt` for a column that holds something else.
    init(_ row: Row) throws

    /// The same with what stands in other tables.
    func completed(by transaction: StoreTransaction) throws -> Self
}

extension StoredRow {
    func completed(by transaction: StoreTransaction) throws -> Self { self }
}
