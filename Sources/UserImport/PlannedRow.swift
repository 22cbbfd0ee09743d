public import AppwriteUsers

/// A row and what was decided about it.
public struct PlannedRow<Plan: ImportPlan>: Sendable, Redacted {
    /// The number of the row in the source.
    public let number: Int
    /// The row's bytes in the source, for the rejects file.
    public let bytes: [UInt8]
    /// The plan, or why the row is left to whoever can correct it.
    public let decision: Result<Plan, RowRejection>
}

/// Reads a source and plans its rows, one at a time: what `plan` prints and `import` applies.
///
/// Where it is to find doubles, a row with the id, address or number of an earlier one is rejected, as the destination
/// would do: that takes some 100 bytes of memory a row. An import leaves it to the destination, in constant memory.
public final class PlannedRows<Plan: ImportPlan> {
    private let source: any UserRows
    private let planner: any ImportPlanning<Plan>
    private var duplicates: DuplicateFinder?

    /// Makes the rows of a source and a destination's planner.
    public init(source: any UserRows, planner: some ImportPlanning<Plan>, findsDuplicates: Bool = false) {
        self.source = source
        self.planner = planner
        duplicates = findsDuplicates ? DuplicateFinder() : nil
    }

    /// Reads a row and plans nothing for it: an earlier run has settled it.
    /// - Returns: the row's number; nil at the end of the file.
    public func skip() throws(SourceError) -> Int? { try source.next()?.number }

    /// The next row with its plan, or nil at the end of the file.
    public func next() throws(SourceError) -> PlannedRow<Plan>? {
        guard let row = try source.next() else { return nil }
        let decision: Result<Plan, RowRejection>
        switch row.content {
        case .rejected(let rejection):
            decision = .failure(rejection)
        case .record(let record):
            do {
                let plan = try planner.plan(record)
                decision = duplicates?.rejection(of: plan, row: row.number).map(Result.failure) ?? .success(plan)
            } catch {
                decision = .failure(error)
            }
        }
        return PlannedRow(number: row.number, bytes: row.bytes, decision: decision)
    }
}
