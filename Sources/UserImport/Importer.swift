public import AppwriteUsers

/// Carries the rows of a source to a destination, batch by batch, and keeps account of every one.
///
/// Constant memory: two batches of rows are held, one that the destination works on and one that is read meanwhile. A
/// bad row never stops the run. After a kill at any point the same run does again what its last checkpoint does not
/// cover, and ends in the same state.
public struct Importer<Plan: ImportPlan> {
    /// Rows a batch at the most: one transaction of the embedded store, a quarter of a second. A fifth of them would
    /// write the pages of its indexes several times as often, and import a fifth slower.
    public static var defaultBatchSize: Int { 5000 }

    private let rows: PlannedRows<Plan>
    private let destination: any UserDestination<Plan>
    private let journal: (any ImportJournal)?
    private let batchSize: Int

    /// Makes an importer of planned rows and the destination that they were planned for.
    public init(
        rows: PlannedRows<Plan>, destination: some UserDestination<Plan>, journal: (any ImportJournal)? = nil,
        batchSize: Int = Self.defaultBatchSize
    ) {
        self.rows = rows
        self.destination = destination
        self.journal = journal
        self.batchSize = batchSize
    }

    /// Runs to the end of the source, or until it is stopped.
    ///
    /// - Parameters:
    ///   - settled: told of every row with what became of it, in the source's order, before its batch's checkpoint.
    ///   - progressed: told after every batch, with the counts so far, before its checkpoint: what was written down of
    ///     the settled rows can be put on the disk here, and is there when the checkpoint calls them settled.
    ///   - fileSizes: puts the files in which the caller keeps account on the disk, and says how long they are.
    ///   - isStopped: asked before each row, and where a destination answers for a part of its plans only; where it says
    ///     yes what is under way is settled, and the run ends there.
    /// - Throws: `SourceError` where the file cannot be read on, the destination's error where it cannot go on, or
    ///   what the closures throw. All that was counted before is settled.
    public func run(
        settled: (SettledRow<Plan>) throws -> Void, progressed: (ImportSummary) throws -> Void,
        fileSizes: () throws -> [String: Int] = { [:] }, isStopped: () -> Bool = { false }
    ) async throws -> ImportSummary {
        try await destination.begin()
        let summary: ImportSummary
        do {
            summary = try await carry(settled, progressed, fileSizes, isStopped)
        } catch {
            // What was carried is there, and is to be used.
            try? await destination.finish()
            throw error
        }
        try await destination.finish()
        return summary
    }

    private func carry(
        _ settled: (SettledRow<Plan>) throws -> Void, _ progressed: (ImportSummary) throws -> Void,
        _ fileSizes: () throws -> [String: Int], _ isStopped: () -> Bool
    ) async throws -> ImportSummary {
        var summary = journal?.checkpoint?.summary ?? ImportSummary()
        let lastSettled = journal?.checkpoint?.row ?? 0
        var lastSkipped = 0
        var batch = ImportBatch<Plan>(maximumCount: batchSize)
        var sourceError: SourceError?
        var atEnd = false
        // One batch at a time, beside the reading of the next; what is under way ends before the run does.
        try await withThrowingTaskGroup(of: SentBatch.self) { group in
            while !atEnd {
                do throws(SourceError) {
                    if isStopped() {
                        // What was read and not sent yet belongs to the run that goes on from here.
                        batch.removeAll()
                        atEnd = true
                    } else if lastSkipped < lastSettled {
                        let number = try rows.skip()
                        atEnd = number == nil
                        lastSkipped = number ?? lastSettled
                    } else if let row = try rows.next() {
                        batch.append(row)
                    } else {
                        atEnd = true
                    }
                } catch {
                    // What was read before the break is good, and is settled before the run ends.
                    sourceError = error
                    atEnd = true
                }
                guard batch.isFull || atEnd else { continue }
                if let sent = try await group.next(),
                    try !settle(sent, &summary, settled, progressed, fileSizes)
                {
                    // What follows belongs to the run that goes on from here.
                    guard isStopped() else { throw UnansweredPlans() }
                    batch.removeAll()
                    atEnd = true
                }
                guard !batch.isEmpty else { continue }
                group.addTask { [rows = batch.rows, destination, journal] in
                    try await SentBatch(rows: rows, deliveredBy: destination, notedIn: journal)
                }
                batch.removeAll()
            }
            if let sent = try await group.next(),
                try !settle(sent, &summary, settled, progressed, fileSizes)
            {
                guard isStopped() else { throw UnansweredPlans() }
            }
        }
        if let sourceError { throw sourceError }
        return summary
    }

    /// A batch, and what became of those of its rows that create a user.
    private struct SentBatch: Redacted {
        let rows: [PlannedRow<Plan>]
        let plans: [Plan]
        let delivered: [DeliveredPlan]

        init(
            rows: [PlannedRow<Plan>], deliveredBy destination: any UserDestination<Plan>,
            notedIn journal: (any ImportJournal)?
        ) async throws {
            self.rows = rows
            plans = rows.compactMap { row in try? row.decision.get() }.filter { !$0.isSkipped }
            if let journal, !plans.isEmpty {
                // Who is absent now and there later was made by this batch: a kill may come before it can say so.
                let ids = plans.map(\.userID)
                let states = try await destination.states(ofUsers: ids)
                try journal.begin(
                    absent: zip(ids, states).filter { $0.1 == nil }.map(\.0),
                    present: zip(ids, states).filter { $0.1 != nil }.map(\.0))
            }
            delivered = try await destination.deliver(plans, withReceipts: journal != nil)
        }

        /// Its users as a journal writes them down.
        var users: [JournalledUser] { zip(plans, delivered).map { JournalledUser(id: $0.userID, $1) } }
    }

    /// Settles the rows of a batch up to the first one that the destination does not answer for.
    /// - Returns: whether that is the whole batch.
    private func settle(
        _ sent: SentBatch, _ summary: inout ImportSummary, _ settled: (SettledRow<Plan>) throws -> Void,
        _ progressed: (ImportSummary) throws -> Void, _ fileSizes: () throws -> [String: Int]
    ) throws -> Bool {
        var delivered = sent.delivered[...]
        var last: Int?
        for row in sent.rows {
            var result = SettledRow.Result(planned: row)
            if case .planned(let plan) = result, !plan.isSkipped {
                guard let answer = delivered.popFirst() else { break }
                result = .applied(plan, answer.outcome)
            }
            summary.count(result)
            try settled(SettledRow(number: row.number, bytes: row.bytes, result: result))
            last = row.number
        }
        try progressed(summary)
        guard let last else { return false }
        try journal?.record(
            sent.users, ImportCheckpoint(row: last, summary: summary, fileSizes: try fileSizes()))
        return last == sent.rows.last?.number
    }
}

/// A destination has answered for fewer plans than it was given, and nobody had stopped it.
struct UnansweredPlans: Error, CustomStringConvertible {
    var description: String { "the destination did not say what became of every user" }
}

/// A row and what became of it.
public struct SettledRow<Plan: ImportPlan>: Sendable, Redacted {
    /// What became of a row.
    public enum Result: Sendable {
        case applied(Plan, DestinationOutcome)
        /// Not sent: the run only plans, or the policy leaves the user out (then the plan creates nobody).
        case planned(Plan)
        case rejected(RowRejection)

        init(planned row: PlannedRow<Plan>) {
            self =
                switch row.decision {
                case .success(let plan): .planned(plan)
                case .failure(let rejection): .rejected(rejection)
                }
        }
    }

    /// The number of the row in the source.
    public let number: Int
    /// The row's bytes in the source.
    public let bytes: [UInt8]
    /// What became of it.
    public let result: Result

    init(number: Int, bytes: [UInt8], result: Result) {
        self.number = number
        self.bytes = bytes
        self.result = result
    }

    /// A row of a run that only plans.
    public init(planned row: PlannedRow<Plan>) {
        self.init(number: row.number, bytes: row.bytes, result: Result(planned: row))
    }

    /// A row of a run that only plans, in the way of whose user another one stands at the destination.
    public init(planned row: PlannedRow<Plan>, conflict: RowRejection) {
        var result = Result(planned: row)
        if case .planned(let plan) = result { result = .applied(plan, .conflict(conflict)) }
        self.init(number: row.number, bytes: row.bytes, result: result)
    }
}
