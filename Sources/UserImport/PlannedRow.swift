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
/// would do: that takes some 20 bytes of memory a key. An import leaves it to the destination, in constant memory.
public final class PlannedRows<Plan: ImportPlan> {
    private let source: any UserRows
    private let planner: any ImportPlanning<Plan>
    private var duplicates: DuplicateFinder?
    private let regularPlanner: (any RegularPlanner<Plan>)?
    private var regular: RegularRows?
    /// A plan of each kind of regular rows.
    private var kinds: [Int: Plan] = [:]

    /// Makes the rows of a source and a destination's planner.
    public init(source: any UserRows, planner: some ImportPlanning<Plan>, findsDuplicates: Bool = false) {
        self.source = source
        self.planner = planner
        duplicates = findsDuplicates ? DuplicateFinder() : nil
        regularPlanner = planner.regularPlanner()
        regular = regularPlanner.map { RegularRows(source: source, writer: $0) }
    }

    /// What is next in a source.
    public enum Step: Sendable, Redacted {
        /// Nothing but rows whose plans have been written.
        case written
        case row(PlannedRow<Plan>)
        case end
    }

    /// Reads a row and plans nothing for it: an earlier run has settled it.
    /// - Returns: the row's number; nil at the end of the file.
    public func skip() throws(SourceError) -> Int? { try source.next()?.number }

    /// The next row with its plan, or nil at the end of the file.
    public func next() throws(SourceError) -> PlannedRow<Plan>? {
        try source.next().map(planned)
    }

    /// Writes the rows that need no plan of their own, some at the most, and reads the next one: what these come to is
    /// appended as their plans would append it, and they count among ``writtenPlans``.
    public func next(appendingTo lines: inout [UInt8]) throws(SourceError) -> Step {
        guard let step = try regular?.next(appendingTo: &lines, &duplicates) else {
            return try next().map(Step.row) ?? .end
        }
        switch step {
        case .taken: return .written
        case .end: return .end
        case .row(let row):
            let planned = planned(row)
            if case .success(let plan) = planned.decision { learn(from: plan) }
            return .row(planned)
        }
    }

    private func learn(from plan: Plan) {
        guard let (kind, lines) = regular?.unsure, let regularPlanner,
            regularPlanner.learn(kind, from: plan, lines: lines)
        else { return }
        regular?.add(kind: kind)
        kinds[kind] = plan
    }

    /// The plans like which rows were written, and how many of each.
    public var writtenPlans: [(plan: Plan, count: Int)] {
        guard let regular else { return [] }
        return kinds.sorted { $0.key < $1.key }.map { ($0.value, regular.counts[$0.key]) }
    }

    /// How many rows were written without a plan of their own.
    public var writtenCount: Int { regular?.counts.reduce(0, +) ?? 0 }

    private func planned(_ row: SourceRow) -> PlannedRow<Plan> {
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
