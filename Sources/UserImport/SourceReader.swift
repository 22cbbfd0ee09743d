/// Reads a file by its source: cuts it into rows, numbers them, and has each mapped to a record.
///
/// The first rows are shown to the source before any record is made (``UserSource/inspect(_:_:)``), and handed out
/// then.
public final class SourceReader: UserRows {
    private let rows: any RowReader
    private var source: any UserSource
    private var sample: RowSample<RowFields>
    private var notes = SourceNotes()
    private var number = 0
    private var hasEnded = false
    /// Reads regular rows, where the source has any.
    private var table = RegularTable(columns: [])
    private var hasRegularRows = false

    /// Opens a file as one source's, whatever its content says. A second file that belongs to it is read whole.
    /// - Throws: where the head of the file, its first rows or an option shows that it cannot be read.
    public init(
        _ type: any UserSource.Type, reading reader: consuming ByteReader, options: SourceOptions
    ) throws(SourceError) {
        var reader = reader
        var source = try type.init(options)
        if let companion = options.companion { try Self.read(companion, into: &source) }
        let head = try FileHead(of: &reader)
        let shape = type.recognition(of: head).shape
        let rows = try shape.open(reader, options)
        let sample = RowSample<RowFields> { () throws(SourceError) in
            try rows.next().map { ($0, $0.byteCount) }
        }
        guard shape.kind != .sql || !sample.isOfEmptyFile else {
            throw SourceError(
                "the dump has no rows of the tables that --from \(type.name) reads",
                hint: "dump these tables with their data")
        }
        try source.inspect(
            SampledRows(columns: rows.columns, rows: sample.rows.filter { $0.rejection == nil }), &notes)
        self.rows = rows
        self.source = source
        self.sample = sample
        if let table = (source as? any RegularSource)?.regularTable {
            self.table = table
            hasRegularRows = true
        }
    }

    public var bytesRead: Int { rows.bytesRead }
    public var headerRow: [UInt8]? { rows.headerRow }
    public var notices: [String] { notes.notices }

    public func next() throws(SourceError) -> SourceRow? {
        while true {
            var row = try sample.take()
            if row == nil { row = try rows.next() }
            guard let row else {
                finish()
                return nil
            }
            if let row = try self.row(row) { return row }
        }
    }

    public func next(
        regular take: (Span<UInt8>, borrowing RegularFields, Int) -> Bool
    ) throws(SourceError) -> UserRowStep {
        while true {
            if let row = try sample.take() {
                if let row = try self.row(row) { return .row(row) }
                continue
            }
            guard hasRegularRows else { return try next().map(UserRowStep.row) ?? .end }
            switch try nextStep(take) {
            case .taken: return .taken
            case .row(let row):
                guard let row = try self.row(row) else { continue }
                if case .record = row.content { table.rowIsRead() }
                return .row(row)
            case .end:
                finish()
                return .end
            }
        }
    }

    private func nextStep(
        _ take: (Span<UInt8>, borrowing RegularFields, Int) -> Bool
    ) throws(SourceError) -> RowStep {
        var number = number
        defer { self.number = number }
        return try rows.next(regular: &table) { bytes, fields in
            guard take(bytes, fields, number + 1) else { return false }
            number += 1
            return true
        }
    }

    /// The row with its record; nil for one that is no user.
    private func row(_ row: borrowing RowFields) throws(SourceError) -> SourceRow? {
        notes.row = number + 1
        let content = content(of: row)
        if let error = notes.stop { throw error }
        guard let content else { return nil }
        number += 1
        return SourceRow(number: number, bytes: row.bytes, content: content)
    }

    private func finish() {
        if !hasEnded { source.finish(&notes) }
        hasEnded = true
    }

    /// A record or a rejection; nil for a row that is no user.
    private func content(of row: borrowing RowFields) -> SourceRow.Content? {
        if let rejection = row.rejection {
            notes.note(rejection)
            return .rejected(rejection)
        }
        do throws(RowRejection) {
            return try source.record(row, &notes).map(SourceRow.Content.record)
        } catch {
            notes.note(error)
            return .rejected(error)
        }
    }
}

extension SourceReader {
    /// Reads the second file. A row of it that cannot be taken would cost a user something that nobody sees: it ends
    /// the reading before anything is written.
    private static func read(_ file: CompanionFile, into source: inout any UserSource) throws(SourceError) {
        do throws(SourceError) {
            var reader = file.reader()
            let head = try FileHead(of: &reader)
            guard head.firstByte != nil else { throw .emptyFile }
            guard let shape = type(of: source).companionShape(of: head) else {
                throw SourceError("it is not a file that belongs to one of --from \(type(of: source).name)")
            }
            let rows = try shape.open(reader, SourceOptions())
            var number = 0
            while let row = try rows.next() {
                number += 1
                if let rejection = row.rejection ?? rejection(of: row, by: &source) {
                    throw SourceError("row \(number): \(rejection)", hint: "correct that row, or take it out")
                }
            }
        } catch {
            throw SourceError("the second file (--with): \(error.message)", hint: error.hint)
        }
    }

    private static func rejection(of row: borrowing RowFields, by source: inout any UserSource) -> RowRejection? {
        do throws(RowRejection) {
            try source.take(companion: row)
            return nil
        } catch {
            return error
        }
    }
}
