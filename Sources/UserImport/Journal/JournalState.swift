internal import FileReading
internal import JSONText

/// What a journal says of its import, read from its lines.
public struct JournalState: Sendable, Hashable {
    /// Which import it is of, and where the users go.
    public let header: JournalHeader
    /// Where the run stood after its last settled batch; nil before the first.
    public private(set) var checkpoint: ImportCheckpoint?
    /// When the last batch was settled, in milliseconds since 1970.
    public private(set) var lastBatchTime: Int64?
    /// How often a run went on from the journal.
    public private(set) var resumptions = 0
    /// When the whole export was settled, in milliseconds since 1970; nil before.
    public private(set) var finished: Int64?
    /// Whether somebody has begun to undo the import.
    public private(set) var isUndoBegun = false
    /// When everything that was to be undone was, in milliseconds since 1970; nil before.
    public private(set) var undoFinished: Int64?
    /// What the undo has done so far.
    public private(set) var undone = UndoCounts()
    /// Whether the last line was cut or damaged, and is dropped.
    public private(set) var hasDroppedTail = false

    /// The number of the last batch that was begun.
    private(set) var lastNumber = 0
    private(set) var goodSize = 0
    private(set) var chain = JournalChain()

    /// Reads a journal, in constant memory, and changes nothing.
    ///
    /// Proves every line; of those of batches only the last one is read.
    /// - Throws: `FileJournal.Failure`.
    public init(readingFileAt path: String) throws(FileJournal.Failure) {
        let reader = try JournalReader(path: path)
        guard let first = try reader.next(), first.kind == .journal,
            let header = JournalHeader(json: try first.object(number: 1))
        else { throw .notAJournal }
        self.header = header
        var lastBatch: (line: JournalReader.Line, number: Int)?
        while let line = try reader.next() {
            let number = reader.number
            switch line.kind {
            case .journal: throw .damaged(line: number)
            case .resumed:
                resumptions += 1
                finished = nil
            case .begin: lastNumber = max(lastNumber, line.value ?? 0)
            case .batch:
                lastNumber = max(lastNumber, line.value ?? 0)
                lastBatch = (line, number)
            case .finished: finished = try Self.value(line, number)
            case .undoing: isUndoBegun = true
            case .undone:
                guard let counts = UndoCounts(json: try line.object(number: number)) else {
                    throw .damaged(line: number)
                }
                undone.add(counts)
            case .undoFinished: undoFinished = try Self.value(line, number)
            }
        }
        if let lastBatch {
            let object = try lastBatch.line.object(number: lastBatch.number)
            guard let checkpoint = ImportCheckpoint(object), case .integer(let time)? = object["time"] else {
                throw .damaged(line: lastBatch.number)
            }
            (self.checkpoint, lastBatchTime) = (checkpoint, time)
        }
        (goodSize, chain, hasDroppedTail) = (reader.goodSize, reader.chain, reader.hasDroppedTail)
    }

    private static func value(_ line: JournalReader.Line, _ number: Int) throws(FileJournal.Failure) -> Int64 {
        guard case .integer(let value)? = try line.object(number: number)[line.kind.rawValue] else {
            throw .damaged(line: number)
        }
        return value
    }
}

extension ImportCheckpoint {
    /// Reads the line of a batch; nil where it has counts that no run reaches.
    fileprivate init?(_ object: JSONObject) {
        guard case .integer(let row)? = object["row"], case .object(let counts)? = object["summary"],
            let summary = ImportSummary(json: counts), row >= 0, row >= Int64(summary.rows),
            case .object(let files)? = object["files"]
        else { return nil }
        var sizes: [String: Int] = [:]
        for member in files.members {
            guard case .integer(let size) = member.value, size >= 0 else { return nil }
            sizes[member.key] = Int(size)
        }
        self.init(row: Int(row), summary: summary, fileSizes: sizes)
    }
}
