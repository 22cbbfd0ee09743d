internal import JSONText
internal import PasswordHashing

/// JSON: one user an object, one object a line, or in an array, or in an array `users`.
///
///     {"id":"u1","email":"ada@example.com","hash":"$2y$10$…","labels":["staff"],"emailVerified":true}
///
/// Members: `id` (string or integer), `email`, `phone`, `name`, `emailVerified`, `phoneVerified`, `disabled` (booleans, or
/// their spellings as text, dates, or 0 and 1), `labels` (array of strings), `prefs` (object), `createdAt` (string or
/// number), and `password`, or `hash` with `scheme` (such as `argon2id`) and `options` (object of ``HashOptions``' names).
/// The names are compared as those of CSV columns are, and ``SourceOptions/columns`` maps others, with dots for members of
/// members. Null and empty text are absent values. Empty lines are skipped and not counted; members of other names are
/// noticed, and stop the run where they seem to hold hashes.
public final class JSONLinesSource: UserSource {
    public static let name = "jsonl"
    public static let summary =
        "JSON: an object a line, an array, or {\"users\": […]}, with id, email, hash and the like"

    private var rows: JSONRows
    private let map: FieldMap
    private let reading: FieldReading
    private var layout: MemberLayout<JSONFieldMap.Use>
    private var sample: RowSample<JSONRows.Row>
    private var uncarried = UncarriedFields()

    public convenience init(reading reader: consuming ByteReader, options: SourceOptions) throws(SourceError) {
        var reader = reader
        let outline = try FileHead(of: &reader).json
        if let outline, outline.shape == nil {
            throw SourceError(
                "the file holds no list of JSON objects", hint: "jq -c '.MEMBER[]' FILE > FILE.jsonl makes one")
        }
        try self.init(reading: reader, shape: outline?.shape ?? .lines, options: options)
    }

    init(reading reader: consuming ByteReader, shape: JSONRows.Shape, options: SourceOptions) throws(SourceError) {
        var rows = JSONRows(reader, shape: shape)
        let sample = RowSample<JSONRows.Row> { () throws(SourceError) in
            try rows.next().map { ($0, $0.bytes.count) }
        }
        var fields = JSONFields()
        for row in sample.rows { if case .success(let object) = row.object { fields.note(object) } }
        // A file without a single object has no fields to decide about; its rows say what is wrong.
        map =
            fields.tallies.isEmpty
            ? FieldMap.empty : try FieldInspector.map(fields.tallies, options: options, word: "field")
        var reading = FieldReading(options)
        reading.phones.isInternational = map.phonesAreInternational
        reading.ownScheme = map.ownScheme
        self.reading = reading
        let uses = JSONFieldMap(map, fields.tallies)
        layout = MemberLayout { uses.use(of: $0) }
        self.rows = rows
        self.sample = sample
    }

    public var bytesRead: Int { rows.bytesRead }
    public var notices: [String] { map.notices + uncarried.notices }

    public func next() throws(SourceError) -> SourceRow? {
        var row = try sample.take()
        if row == nil { row = try rows.next() }
        guard let row else { return nil }
        do throws(RowRejection) {
            let record = try record(try row.object.get(), row.number)
            return SourceRow(number: row.number, bytes: row.bytes, content: .record(record))
        } catch {
            return SourceRow(number: row.number, bytes: row.bytes, content: .rejected(error))
        }
    }

    private func record(_ object: JSONObject, _ row: Int) throws(RowRejection) -> UserRecord {
        var builder = RecordBuilder(reading)
        for (place, member) in object.members.enumerated() {
            try read(member, layout.field(member.key, at: place), row, &builder)
        }
        return try builder.finish()
    }

    private func read(
        _ member: JSONObject.Member, _ use: JSONFieldMap.Use?, _ row: Int, _ builder: inout RecordBuilder
    ) throws(RowRejection) {
        switch use {
        case .read(let use): try builder.set(use, to: member.value)
        case .readAs(let uses): for use in uses { try builder.set(use, to: member.value) }
        case .nested(let uses):
            guard case .object(let object) = member.value else { return }
            for inner in object.members where uses[inner.key] != nil { try read(inner, uses[inner.key], row, &builder) }
        case .ignored: break
        case .watched:
            guard !member.value.isNull, member.value.stringValue != "" else { return }
            builder.noteUnread(member.key)
            uncarried.note(member.key, row: row)
        case .late:
            if let text = member.value.stringValue, CredentialNames.isLateHash(text, in: member.key) {
                builder.noteUnread(member.key)
            }
            if !member.value.isNull { uncarried.note(member.key, row: row) }
        case nil:
            if !member.value.isNull { uncarried.note(member.key, row: row) }
        }
    }
}
