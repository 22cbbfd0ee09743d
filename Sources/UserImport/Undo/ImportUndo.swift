internal import AppwriteUsers
internal import FileReading

/// Deletes exactly the users whom the run of a journal has made, and who still stand as it left them.
///
/// A run that was killed can be undone as well as a finished one, and an undo that was killed goes on where it was.
/// The journal notes each batch before and after its users are deleted. It cannot be resumed after that.
public final class ImportUndo {
    /// What the journal says of the import.
    public let state: JournalState
    /// Users whom the destination said to have made.
    public var madeCount: Int { plan.madeCount }
    /// Users of a batch that was cut short: the undo finds out whether the run made them.
    public var unsettledCount: Int { plan.unsettledCount }

    /// Users who are given to the destination at once.
    private static let batchSize = 1000

    private let path: String
    private let plan: UndoPlan
    private let writer: JournalWriter

    /// Opens a journal, locks it and reads it whole.
    /// - Throws: `FileJournal.Failure`.
    public init(path: String) throws(FileJournal.Failure) {
        guard let lock = try JournalWriter.lock(path) else {
            // Says why.
            _ = try JournalReader(path: path)
            throw .notAJournal
        }
        self.path = path
        state = try JournalState(readingFileAt: path)
        plan = try UndoPlan(readingFileAt: path)
        writer = try JournalWriter.append(to: path, lock: lock, state: state)
    }

    /// Deletes the users, batch by batch in the order in which they were made.
    /// - Parameter progressed: told after every batch, with the counts so far, those of earlier attempts too.
    /// - Throws: `FileJournal.Failure`, `FileError`, or what the destination throws; what was deleted is noted.
    public func run(
        at destination: some UserRemoval, progressed: (UndoCounts) throws -> Void
    ) async throws -> UndoCounts {
        var counts = state.undone
        guard state.undoFinished == nil else { return counts }
        let key = state.header.fingerprintKey
        let reader = try JournalReader(path: path)
        var intent: (number: Int, line: JournalReader.Line)?
        while reader.goodSize < state.goodSize, let line = try reader.next() {
            guard let number = line.value, number > plan.lastUndone else { continue }
            if line.kind == .begin { intent = (number, line) }
            guard line.kind == .batch else { continue }
            let absent = intent?.number == number ? try intent?.line.absent(number: reader.number) : nil
            let batch = try JournalBatch(
                try line.object(number: reader.number), absent: absent ?? [], line: reader.number)
            let users = plan.users(of: batch, key: key)
            guard !users.isEmpty else { continue }
            counts.add(try await remove(users, number, at: destination))
            try progressed(counts)
        }
        let unsettled = plan.unsettledUsers(key: key)
        let last = plan.lastNumber + 1
        if !unsettled.isEmpty, last > plan.lastUndone {
            counts.add(try await remove(unsettled, last, at: destination))
            try progressed(counts)
        }
        try writer.append(JournalRecord.event(.undoFinished, WallClock.milliseconds))
        return counts
    }

    private func remove(
        _ users: [UndoableUser], _ number: Int, at destination: some UserRemoval
    ) async throws -> UndoCounts {
        try writer.append(JournalRecord.event(.undoing, Int64(number)))
        var counts = UndoCounts()
        var rest = users[...]
        while !rest.isEmpty {
            let part = Array(rest.prefix(Self.batchSize))
            for (user, outcome) in zip(part, try await destination.remove(part)) {
                // Whom a batch was killed before it could make is nobody who is gone.
                if outcome == .missing, user.left == .unknown { continue }
                // Of a batch that an earlier attempt had begun, who is not there any more was deleted by it.
                counts.count(outcome == .missing && number == plan.interrupted ? .deleted : outcome)
            }
            rest = rest.dropFirst(part.count)
        }
        try writer.append(JournalRecord.undone(number, counts))
        return counts
    }
}
