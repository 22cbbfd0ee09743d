internal import JSONText

/// A user as the line of a settled batch has them.
struct JournalEntry {
    let id: String
    let outcome: String
    let state: JournalledState
}

/// The users of a settled batch.
struct JournalBatch {
    /// Whom the batch has made: the destination said so, or they were absent before it. Each id is there once.
    private(set) var made: [(entry: JournalEntry, left: UndoableUser.Left)] = []
    /// Whom it has found.
    private(set) var found: [JournalEntry] = []
    /// The ids of those of whom nobody is there as the plan says.
    let left: [String]

    /// Reads the line of a batch.
    /// - Parameter absent: the ids that its intent says nobody had.
    init(_ object: JSONObject, absent: [String], line: Int) throws(FileJournal.Failure) {
        left = try object.journalledLeft(line: line)
        for entry in try object.journalledEntries("made", line: line) { made.append((entry, .state(entry.state))) }
        let others = try object.journalledEntries("found", line: line)
        guard !others.isEmpty else { return }
        // The answer to the create call was lost, and the user was read back.
        var lost = Set(absent.map { $0.lowercased() }).subtracting(made.map { $0.entry.id.lowercased() })
        for entry in others {
            if lost.remove(entry.id.lowercased()) != nil {
                made.append((entry, entry.state.isUsed ? .used : .state(entry.state)))
            } else {
                found.append(entry)
            }
        }
    }

    /// Those ids of which the batch says nothing.
    func unanswered(_ ids: [String]) -> [String] {
        let answered = Set((made.map(\.entry.id) + found.map(\.id) + left).map { $0.lowercased() })
        return ids.filter { !answered.contains($0.lowercased()) }
    }
}

extension JournalReader.Line {
    /// The number behind the name of the line's kind; nil where there is none.
    var value: Int? {
        let digits = bytes.dropFirst(kind.rawValue.utf8.count + 4).prefix(20).prefix { 48...57 ~= $0 }
        return Int(String(decoding: digits, as: UTF8.self))
    }

    /// The ids that an intent says nobody had.
    func absent(number: Int) throws(FileJournal.Failure) -> [String] {
        try object(number: number).journalledIDs("absent", line: number)
    }
}

extension JSONObject {
    /// The texts of a member that is an array of them.
    func journalledIDs(_ key: String, line: Int) throws(FileJournal.Failure) -> [String] {
        guard case .array(let items)? = self[key] else { throw .damaged(line: line) }
        var ids: [String] = []
        ids.reserveCapacity(items.count)
        for item in items {
            guard case .string(let id) = item else { throw .damaged(line: line) }
            ids.append(id)
        }
        return ids
    }

    /// The users of a member `made` or `found`.
    func journalledEntries(_ key: String, line: Int) throws(FileJournal.Failure) -> [JournalEntry] {
        guard case .array(let items)? = self[key] else { throw .damaged(line: line) }
        var entries: [JournalEntry] = []
        entries.reserveCapacity(items.count)
        for item in items {
            guard case .array(let values) = item, values.count == 6, case .string(let id) = values[0],
                case .string(let outcome) = values[1], let state = JournalledState(values.dropFirst(2))
            else { throw .damaged(line: line) }
            entries.append(JournalEntry(id: id, outcome: outcome, state: state))
        }
        return entries
    }

    /// The ids of the member `left`: those of whom nobody is there as the plan says.
    func journalledLeft(line: Int) throws(FileJournal.Failure) -> [String] {
        guard case .array(let items)? = self["left"] else { throw .damaged(line: line) }
        var ids: [String] = []
        for item in items {
            guard case .array(let values) = item, case .string(let id)? = values.first else {
                throw .damaged(line: line)
            }
            ids.append(id)
        }
        return ids
    }
}
