internal import AppwriteUsers
internal import PasswordHashing

/// CSV with a header row (RFC 4180), any delimiter, the columns named as the members of JSON are.
///
///     id,email,email_verified,hash,option.salt,labels
///     u1,ada@example.com,true,3fdef4…,appwrite,staff|admin
///
/// The case of letters, `_`, `-` and spaces in a column's name do not matter, and the names that common systems write are
/// known; ``SourceOptions/columns`` says which column holds which field where the names are others. Options of the hash
/// stand in columns `option.salt`, `option.cpu` and so on, labels are separated by `|` or `;` or a JSON array, `prefs` is
/// the text of a JSON object. An empty field, `NULL` and `\N` are absent values. A spreadsheet's line `sep=;` is read as
/// what it says. A row that is broken, or has not as many fields as the header, is rejected; columns that are not known
/// are noticed, and stop the run where they seem to hold hashes.
public struct CSVSource: UserSource, RegularSource {
    public static let name = "csv"
    public static let summary = "CSV with a header row: columns id, email, hash, option.salt and the like, or --map"
    public static let options: Set<SourceOption> = [.map, .delimiter, .scheme, .keys]

    public static func recognition(of head: FileHead) -> SourceMatch {
        // A Firebase export has no header: its first user would be taken for one.
        head.isText && !FirebaseCSVShape.fits(head.lines) ? .general("CSV", .csv) : .none(.csv)
    }

    private let options: SourceOptions
    private var reading: FieldReading
    private var header: [String] = []
    private var map = FieldMap.empty
    private var bindings: [Binding] = []
    private var watched: [Int] = []
    private var unread: [Int] = []

    /// A column that is read.
    private struct Binding {
        let index: Int
        let use: FieldUse
    }

    public init(_ options: SourceOptions) {
        self.options = options
        reading = FieldReading(options)
    }

    public mutating func inspect(_ sample: SampledRows, _ notes: inout SourceNotes) throws(SourceError) {
        header = sample.columns
        let tallies = Self.tallies(header, sample.rows)
        map = try FieldInspector.map(tallies, options: options, word: "column")
        reading.phones.isInternational = map.phonesAreInternational
        reading.ownScheme = map.ownScheme
        bindings = map.uses.enumerated().flatMap { index, uses in uses.map { Binding(index: index, use: $0) } }
        unread = map.unread
        // What is empty in the first rows may hold hashes later.
        watched = map.unread.filter { tallies[$0].count == 0 }
        notes.decide(map.notices)
        if map.hasApostrophes { notes.say("every text has an apostrophe in front: it is taken away") }
    }

    var regularTable: RegularTable? {
        // The apostrophe of every text would have to be taken away.
        guard !map.hasApostrophes else { return nil }
        return RegularTable(
            columns: header.indices.map { index in
                let uses = map.uses[index]
                if uses.count == 1 { return RegularTable.Action(uses[0]) }
                if !uses.isEmpty || watched.contains(index) { return .refused }
                return map.ignored.contains(index) ? .passed : .unnoted
            })
    }

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        guard case .cells(let cells, _) = row.content else { return nil }
        var builder = RecordBuilder(reading)
        for binding in bindings where !cells.isEmpty(binding.index) {
            var text = try cells.text(binding.index, of: binding.use.name)
            if map.hasApostrophes, text.hasPrefix("'") { text.removeFirst() }
            try builder.set(binding.use, to: text)
        }
        for index in watched where !cells.isEmpty(index) { noteLate(index, cells, &builder) }
        if !unread.isEmpty { noteUnread(cells, &notes) }
        return try builder.finish()
    }

    /// A column that the first rows leave empty: its hash, or what belongs to the password by its name, is said.
    private func noteLate(_ index: Int, _ row: borrowing CSVRow, _ builder: inout RecordBuilder) {
        let isNamed = CredentialNames.isWatched(FieldNames.normalized(header[index]))
        if isNamed || CredentialNames.isLateHash((try? row.field(index)) ?? "", in: header[index]) {
            builder.noteUnread(header[index])
        }
    }

    /// Takes note of the columns without a field that have a value in this row; each is looked at until it has one.
    private mutating func noteUnread(_ row: borrowing CSVRow, _ notes: inout SourceNotes) {
        var rest: [Int] = []
        for index in unread {
            if row.isEmpty(index) {
                rest.append(index)
            } else {
                notes.uncarried(header[index].isEmpty ? "column \(index + 1)" : header[index])
            }
        }
        unread = rest
    }

    /// What the columns have in the first rows.
    private static func tallies(_ header: [String], _ rows: [RowFields]) -> [FieldTally] {
        var tallies = header.map { FieldTally($0) }
        for row in rows {
            guard case .cells(let cells, _) = row.content else { continue }
            for index in header.indices where !cells.isEmpty(index) {
                if let text = try? cells.field(index) { tallies[index].note(text) }
            }
        }
        return tallies
    }
}
