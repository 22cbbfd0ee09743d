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
public struct JSONLinesSource: UserSource, RegularSource {
    public static let name = "jsonl"
    public static let summary =
        "JSON: an object a line, an array, or {\"users\": […]}, with id, email, hash and the like"
    public static let options: Set<SourceOption> = [.map, .scheme, .keys]

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else {
            // A broken first row does not make JSON Lines another kind of file.
            return head.hasObjectLines ? .general("JSON Lines", .jsonLines) : .none(.jsonLines)
        }
        guard let shape = outline.shape else {
            return .none(
                .unreadable(
                    SourceError(
                        "the file holds no list of JSON objects", hint: "jq -c '.MEMBER[]' FILE > FILE.jsonl makes one")
                ))
        }
        switch shape {
        case .lines: return .general("JSON Lines", .json(shape))
        case .array(nil): return .general("a JSON array of objects", .json(shape))
        case .array(let member?): return .general("a JSON object with an array \"\(member)\"", .json(shape))
        case .nested: return .none(.json(shape))
        }
    }

    private let options: SourceOptions
    private var reading: FieldReading
    private var layout = MemberLayout<JSONFieldMap.Use> { _ in nil }
    private(set) var regularTable: RegularTable?

    public init(_ options: SourceOptions) {
        self.options = options
        reading = FieldReading(options)
    }

    public mutating func inspect(_ sample: SampledRows, _ notes: inout SourceNotes) throws(SourceError) {
        var fields = JSONFields()
        for row in sample.rows { if case .object(let object, _) = row.content { fields.note(object) } }
        // A file without a single object has no fields to decide about; its rows say what is wrong.
        let map =
            fields.tallies.isEmpty
            ? FieldMap.empty : try FieldInspector.map(fields.tallies, options: options, word: "field")
        reading.phones.isInternational = map.phonesAreInternational
        reading.ownScheme = map.ownScheme
        let uses = JSONFieldMap(map, fields.tallies)
        layout = MemberLayout { uses.use(of: $0) }
        regularTable = RegularTable { Self.action(uses.use(of: $0)) }
        notes.decide(map.notices)
    }

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        guard case .object(let object, _) = row.content else { return nil }
        var builder = RecordBuilder(reading)
        for (place, member) in object.members.enumerated() {
            try read(member, layout.field(member.key, at: place), &notes, &builder)
        }
        return try builder.finish()
    }

    private static func action(_ use: JSONFieldMap.Use?) -> RegularTable.Action {
        switch use {
        case .read(let use): RegularTable.Action(use)
        case .ignored: .passed
        case nil: .unnoted
        case .readAs, .nested, .late, .watched: .refused
        }
    }

    private func read(
        _ member: JSONObject.Member, _ use: JSONFieldMap.Use?, _ notes: inout SourceNotes,
        _ builder: inout RecordBuilder
    ) throws(RowRejection) {
        switch use {
        case .read(let use): try builder.set(use, to: member.value)
        case .readAs(let uses): for use in uses { try builder.set(use, to: member.value) }
        case .nested(let uses):
            guard case .object(let object) = member.value else { return }
            for inner in object.members where uses[inner.key] != nil {
                try read(inner, uses[inner.key], &notes, &builder)
            }
        case .ignored: break
        case .watched:
            guard !member.value.isNull, member.value.stringValue != "" else { return }
            builder.noteUnread(member.key)
            notes.uncarried(member.key)
        case .late:
            if let text = member.value.stringValue, CredentialNames.isLateHash(text, in: member.key) {
                builder.noteUnread(member.key)
            }
            if !member.value.isNull { notes.uncarried(member.key) }
        case nil:
            if !member.value.isNull { notes.uncarried(member.key) }
        }
    }
}
