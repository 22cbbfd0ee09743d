internal import JSONText

/// A user as the line of a settled batch has them.
struct JournalEntry {
    let id: String
    let outcome: String
    let state: JournalledState
}

extension JournalReader.Line {
    /// The number behind the name of the line's kind; nil where there is none.
    var value: Int? {
        let digits = bytes.dropFirst(kind.rawValue.utf8.count + 4).prefix(20).prefix { 48...57 ~= $0 }
        return Int(String(decoding: digits, as: UTF8.self))
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
