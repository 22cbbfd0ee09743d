/// How far an import has come, kept where a killed run can find it.
public protocol ImportJournal: AnyObject, Sendable {
    /// Where the run that the journal is of stood, or nil for a new one.
    var checkpoint: ImportCheckpoint? { get }

    /// Records that the users of a batch are about to be made; durable when it returns.
    /// - Parameters:
    ///   - absent: the ids that nobody had at the destination.
    ///   - present: the other ids of the batch.
    func begin(absent: [String], present: [String]) throws

    /// Records that every row up to the checkpoint's is settled at the destination; durable when it returns.
    /// - Parameter users: the users of the batch, with what became of each.
    func record(_ users: [JournalledUser], _ checkpoint: ImportCheckpoint) throws
}

/// A point between two rows, everything before which is settled.
public struct ImportCheckpoint: Sendable, Hashable {
    /// The number of the last settled row.
    public var row: Int
    /// The counts up to it.
    public var summary: ImportSummary
    /// The sizes that the run's own files had: what is behind them belongs to rows that will be settled again.
    public var fileSizes: [String: Int]

    /// Makes a checkpoint behind a row.
    public init(row: Int, summary: ImportSummary, fileSizes: [String: Int] = [:]) {
        self.row = row
        self.summary = summary
        self.fileSizes = fileSizes
    }
}
