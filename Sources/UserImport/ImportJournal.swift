/// How far an import has come, kept where a killed run can find it.
public protocol ImportJournal: AnyObject {
    /// Where the run that the journal is of stood, or nil for a new one.
    var checkpoint: ImportCheckpoint? { get }

    /// Records that every row up to the checkpoint's is settled at the destination; durable when it returns.
    func record(_ checkpoint: ImportCheckpoint) throws
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
