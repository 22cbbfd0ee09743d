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
                let object = try line.object(number: reader.number)
                begun = (number, try object.journalledIDs("absent", line: reader.number))
                lastNumber = max(lastNumber, number)
            case .batch:
                let object = try line.object(number: reader.number)
                let answered = begun?.number == number ? try answeredIDs(object, line: reader.number) : []
                settle(begun?.absent.filter { !answered.contains($0.lowercased()) })
                begun = nil
                lastNumber = max(lastNumber, number)
                try take(object, line: reader.number)
            case .undoing: interrupted = number
            case .undone:
                lastUndone = number
                interrupted = 0
            }
        }
        settle(begun?.absent)
    }

    /// The users of a batch that has a result.
    func users(of object: JSONObject, line: Int, key: [UInt8]) throws(FileJournal.Failure) -> [UndoableUser] {
        try object.journalledEntries("made", line: line).map { entry in
            UndoableUser(id: entry.id, left: found[entry.id.lowercased()] ?? .state(entry.state), key: key)
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

    /// Those of whom a batch says that it made them, or that they are not there as the plan says, in lower case.
    ///
    /// Whoever else was absent before it may have been made by it: an answer was lost, or the destination was stopped.
    private func answeredIDs(_ object: JSONObject, line: Int) throws(FileJournal.Failure) -> Set<String> {
        let made = try object.journalledEntries("made", line: line).map { $0.id.lowercased() }
        return Set(made + (try object.journalledLeft(line: line).map { $0.lowercased() }))
    }

    private mutating func take(_ object: JSONObject, line: Int) throws(FileJournal.Failure) {
        for entry in try object.journalledEntries("made", line: line) {
            madeCount += 1
            if !unsettled.isEmpty { unsettled[entry.id.lowercased()] = nil }
        }
        for entry in try object.journalledEntries("found", line: line) {
            let id = entry.id.lowercased()
            let isChanged = entry.outcome != "unchanged"
            // Who was found unchanged is news only where the journal does not know how the import left them.
            guard isChanged || (unsettled[id] != nil && found[id] == nil) else { continue }
            found[id] = entry.state.isUsed ? .used : .state(entry.state)
        }
        guard !unsettled.isEmpty else { return }
        for id in try object.journalledLeft(line: line).map({ $0.lowercased() }) {
            if unsettled[id] != nil, found[id] == nil { found[id] = .other }
        }
    }
}
