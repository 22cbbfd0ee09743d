internal import CryptoPrimitives
internal import JSONText

/// What a line of a journal says, by its first member.
enum JournalRecordKind: String {
    /// The first line: the import.
    case journal
    /// A run goes on from here.
    case resumed
    /// The users of a batch are about to be made.
    case begin
    /// A batch is settled.
    case batch
    /// The whole export is settled.
    case finished
    /// The users of a batch are about to be deleted.
    case undoing
    /// The users of a batch that were to be deleted are.
    case undone
    /// Everything that was to be deleted is.
    case undoFinished

    /// The kind of a line; nil where it is of none.
    init?(line: ArraySlice<UInt8>) {
        guard line.starts(with: Array("{\"".utf8)) else { return nil }
        let name = line.dropFirst(2).prefix(20).prefix { $0 != UInt8(ascii: "\"") }
        self.init(rawValue: String(decoding: name, as: UTF8.self))
    }
}

/// The object of each kind of line, as bytes.
enum JournalRecord {
    static func header(_ header: JournalHeader) -> [UInt8] {
        var writer = JSONWriter()
        writer.value(.object(header.json))
        return writer.bytes
    }

    static func event(_ kind: JournalRecordKind, _ value: Int64) -> [UInt8] {
        object { writer in
            writer.key(kind.rawValue)
            writer.integer(value)
        }
    }

    /// The intent: who of a batch was absent from the destination, and who was there.
    static func begin(_ number: Int, absent: [String], present: [String]) -> [UInt8] {
        object(capacity: 24 * (absent.count + present.count) + 100) { writer in
            writer.key(JournalRecordKind.begin.rawValue)
            writer.integer(number)
            for (key, ids) in [("absent", absent), ("present", present)] {
                writer.key(key)
                writer.beginArray()
                for id in ids { writer.string(id) }
                writer.endArray()
            }
        }
    }

    /// The result: whom this run made, whom it found, and who is there in another state or not at all.
    static func batch(
        _ number: Int, _ users: [JournalledUser], _ checkpoint: ImportCheckpoint, key: [UInt8], time: Int64
    ) throws(PrimitiveError) -> [UInt8] {
        var writer = JSONWriter(capacity: 96 * users.count + 2000)
        writer.beginObject()
        writer.key(JournalRecordKind.batch.rawValue)
        writer.integer(number)
        writer.key("row")
        writer.integer(checkpoint.row)
        writer.key("time")
        writer.integer(time)
        writer.key("made")
        writer.beginArray()
        for user in users {
            guard let receipt = user.receipt, receipt.isNew else { continue }
            try Self.write(user, receipt, key, to: &writer)
        }
        writer.endArray()
        writer.key("found")
        writer.beginArray()
        for user in users {
            guard let receipt = user.receipt, !receipt.isNew else { continue }
            try Self.write(user, receipt, key, to: &writer)
        }
        writer.endArray()
        writer.key("left")
        writer.beginArray()
        for user in users where user.receipt == nil {
            writer.beginArray()
            writer.string(user.id)
            writer.string(user.outcome)
            writer.endArray()
        }
        writer.endArray()
        writer.key("summary")
        writer.value(.object(checkpoint.summary.json))
        writer.key("files")
        let files = checkpoint.fileSizes.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.integer(Int64($0.value))) }
        writer.value(.object(JSONObject(files)))
        writer.endObject()
        return writer.bytes
    }

    private static func write(
        _ user: JournalledUser, _ receipt: UserReceipt, _ key: [UInt8], to writer: inout JSONWriter
    ) throws(PrimitiveError) {
        writer.beginArray()
        writer.string(user.id)
        writer.string(user.outcome)
        try JournalledState(receipt.state, key: key).write(to: &writer)
        writer.endArray()
    }

    /// What an undo did of a batch.
    static func undone(_ number: Int, _ counts: UndoCounts) -> [UInt8] {
        object { writer in
            writer.key(JournalRecordKind.undone.rawValue)
            writer.integer(number)
            for (key, count) in counts.members {
                writer.key(key)
                writer.integer(count)
            }
        }
    }

    private static func object(capacity: Int = 200, _ members: (inout JSONWriter) -> Void) -> [UInt8] {
        var writer = JSONWriter(capacity: capacity)
        writer.beginObject()
        members(&writer)
        writer.endObject()
        return writer.bytes
    }
}
