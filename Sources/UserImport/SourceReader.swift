/// Reads a file by its source: cuts it into rows, numbers them, and has each mapped to a record.
///
/// The first rows are shown to the source before any record is made (``UserSource/inspect(_:_:)``), and handed out then.
public final class SourceReader: UserRows {
    private let rows: any RowReader
    private var source: any UserSource
    private var sample: RowSample<RowFields>
    private var notes = SourceNotes()
    private var number = 0

    /// Opens a file as one source's, whatever its content says.
    /// - Throws: where the head of the file, its first rows or an option shows that it cannot be read.
    public init(
        _ type: any UserSource.Type, reading reader: consuming ByteReader, options: SourceOptions
    ) throws(SourceError) {
        var reader = reader
        var source = try type.init(options)
        let head = try FileHead(of: &reader)
        let rows = try type.recognition(of: head).shape.open(reader, options)
        let sample = RowSample<RowFields> { () throws(SourceError) in
            try rows.next().map { ($0, $0.byteCount) }
        }
        try source.inspect(
            SampledRows(columns: rows.columns, rows: sample.rows.filter { $0.rejection == nil }), &notes)
        self.rows = rows
        self.source = source
        self.sample = sample
    }

    public var bytesRead: Int { rows.bytesRead }
    public var headerRow: [UInt8]? { rows.headerRow }
    public var notices: [String] { notes.notices }

    public func next() throws(SourceError) -> SourceRow? {
        while true {
            var row = try sample.take()
            if row == nil { row = try rows.next() }
            guard let row else { return nil }
            notes.row = number + 1
            let content = content(of: row)
            if let error = notes.stop { throw error }
            guard let content else { continue }
            number += 1
            return SourceRow(number: number, bytes: row.bytes, content: content)
        }
    }

    /// A record or a rejection; nil for a row that is no user.
    private func content(of row: borrowing RowFields) -> SourceRow.Content? {
        if let rejection = row.rejection { return .rejected(rejection) }
        do throws(RowRejection) {
            return try source.record(row, &notes).map(SourceRow.Content.record)
        } catch {
            return .rejected(error)
        }
    }
}
