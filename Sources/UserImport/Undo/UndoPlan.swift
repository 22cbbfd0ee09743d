internal import JSONText

/// What an undo has to know of a whole journal before it deletes the first user.
///
/// Undone are those whom the destination said to have made, and those who were absent before a batch and there after it.
struct UndoPlan {
    /// Users whom a later row of the journal has found, by their id in lower case, as far as that says something new.
    private var found: [String: UndoableUser.Left] = [:]
    /// The ids that were absent before a batch, of whom it does not say that it made them, and that no later batch has made,
    /// by the id in lower case.
    private var unsettled: [String: String] = [:]
    /// Users whom the destination said to have made.
    private(set) var madeCount = 0
    /// The number of the last batch of the journal.
    private(set) var lastNumber = 0
    /// The number of the last batch that an undo is done with; 0 for none.
    private(set) var lastUndone = 0
    /// The number of a batch whose undo was begun and not ended; 0 for none.
    private(set) var interrupted = 0

    /// Users of whom the import could not write down whether it made them.
    var unsettledCount: Int { unsettled.count }

    init(readingFileAt path: String) throws(FileJournal.Failure) {
        let reader = try JournalReader(path: path)
        var begun: (number: Int, absent: [String])?
        while let line = try reader.next() {
            let number = line.value ?? 0
            switch line.kind {
            case .journal, .finished, .resumed, .undoFinished: break
            case .begin:
                settle(begun?.absent)
                begun = (number, try line.absent(number: reader.number))
                lastNumber = max(lastNumber, number)
            case .batch:
                if begun?.number != number { settle(begun?.absent) }
                let absent = begun?.number == number ? begun?.absent : nil
                begun = nil
                lastNumber = max(lastNumber, number)
                let object = try line.object(number: reader.number)
                let batch = try JournalBatch(object, absent: absent ?? [], line: reader.number)
                take(batch)
                // A destination that was stopped answers for the first of a batch only, and may have made the others.
                settle(absent.map(batch.unanswered))
            case .undoing: interrupted = number
            case .undone:
                lastUndone = number
                interrupted = 0
            }
        }
        settle(begun?.absent)
    }

    /// The users whom a batch has made.
    func users(of batch: JournalBatch, key: [UInt8]) -> [UndoableUser] {
        batch.made.map { entry, left in
            UndoableUser(id: entry.id, left: found[entry.id.lowercased()] ?? left, key: key)
        }
    }

    /// The users of batches that have no result.
    func unsettledUsers(key: [UInt8]) -> [UndoableUser] {
        unsettled.sorted { $0.key < $1.key }.map { folded, id in
            UndoableUser(id: id, left: found[folded] ?? .unknown, key: key)
        }
    }

    private mutating func settle(_ absent: [String]?) {
        for id in absent ?? [] { unsettled[id.lowercased()] = id }
    }

    private mutating func take(_ batch: JournalBatch) {
        madeCount += batch.made.count
        if !unsettled.isEmpty {
            for (entry, _) in batch.made { unsettled[entry.id.lowercased()] = nil }
        }
        for entry in batch.found {
            let id = entry.id.lowercased()
            let isChanged = entry.outcome != "unchanged"
            // Who was found unchanged is news only where the journal does not know how the import left them.
            guard isChanged || (unsettled[id] != nil && found[id] == nil) else { continue }
            found[id] = entry.state.isUsed ? .used : .state(entry.state)
        }
        for id in batch.left.map({ $0.lowercased() }) where unsettled[id] != nil && found[id] == nil {
            found[id] = .other
        }
    }
}
