/// The rows of a CSV file with a header, each with as many fields as that has.
final class CSVRowReader: RowReader {
    private var tokenizer: CSVTokenizer
    let columns: [String]
    let headerRow: [UInt8]?
    private let isLoose: Bool
    private var rowNumber = 0

    /// - Parameters:
    ///   - delimiter: What separates the fields; nil finds it out from a spreadsheet's line `sep=;` or the header.
    ///   - isLoose: Whether comment lines may stand above the header, and rows may leave out their last fields.
    init(_ reader: consuming ByteReader, delimiter: UInt8?, isLoose: Bool = false) throws(SourceError) {
        self.isLoose = isLoose
        var tokenizer = try Self.tokenizer(reader, delimiter, skipsComments: isLoose)
        columns = try Self.columns(&tokenizer)
        headerRow = tokenizer.row.rawBytes
        self.tokenizer = tokenizer
    }

    var bytesRead: Int { tokenizer.bytesRead }

    func next() throws(SourceError) -> RowFields? { try row(try advance()) }

    func next(
        regular table: inout RegularTable, _ take: (Span<UInt8>, borrowing RegularFields) -> Bool
    ) throws(SourceError) -> RowStep {
        for _ in 0..<Self.maximumTakenCount {
            let step = try advance()
            var isTaken = false
            if step == .row {
                isTaken = tokenizer.row.withFields { bytes, cells in Self.read(bytes, cells, &table, take) }
            }
            guard isTaken else { return try row(step).map(RowStep.row) ?? .end }
        }
        return .taken
    }

    private static func read(
        _ bytes: Span<UInt8>, _ cells: [Range<Int>], _ table: inout RegularTable,
        _ take: (Span<UInt8>, borrowing RegularFields) -> Bool
    ) -> Bool {
        table.read(cells: cells, of: bytes) && take(bytes, table.fields)
    }

    private func advance() throws(SourceError) -> CSVTokenizer.Step {
        do {
            let step = try tokenizer.next()
            rowNumber += 1
            return step
        } catch {
            throw SourceError(error, afterRow: rowNumber)
        }
    }

    /// The row that was found.
    private func row(_ step: CSVTokenizer.Step) throws(SourceError) -> RowFields? {
        switch step {
        case .end: return nil
        case .broken(let error) where error.code == .unterminatedQuote:
            throw SourceError(
                "a quote in line \(error.line) is never closed: the rows behind it cannot be told apart",
                hint: "correct that line, then run the same command again: what was read before it is settled")
        case .broken(let error): return broken(RowRejection(error))
        case .row where tokenizer.row.count != columns.count && !(isLoose && isShortened):
            let reason = "has \(tokenizer.row.count) fields, and the header has \(columns.count)"
            return broken(RowRejection(field: nil, reason: reason, place: tokenizer.row.place))
        case .row: return RowFields(.cells(tokenizer.row, columns: columns))
        }
    }

    /// Whether a row leaves out fields at its end. Behind a last field with text another one is missing: nobody could tell
    /// which.
    private var isShortened: Bool {
        let count = tokenizer.row.count
        return count < columns.count && tokenizer.row.isEmpty(count - 1)
    }

    private func broken(_ rejection: RowRejection) -> RowFields {
        RowFields(.broken(rejection, bytes: tokenizer.row.rawBytes))
    }
}

extension CSVRowReader {
    private static func tokenizer(
        _ reader: consuming ByteReader, _ delimiter: UInt8?, skipsComments: Bool
    ) throws(SourceError) -> CSVTokenizer {
        if let delimiter, [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(delimiter) {
            throw SourceError("a quote or a line end cannot be the delimiter")
        }
        var reader = reader
        do throws(ReadingError) {
            let skipped = skipsComments ? try reader.skipComments() : 0
            let said = try CSVDelimiter.takeSeparatorLine(of: &reader)
            var found = delimiter ?? said
            if found == nil { found = try CSVDelimiter.detect(in: &reader) }
            return CSVTokenizer(
                reader, delimiter: found ?? CSVDelimiter.candidates[0],
                firstLineNumber: skipped + (said == nil ? 1 : 2))
        } catch {
            throw SourceError(error, afterRow: 0)
        }
    }

    private static func columns(_ tokenizer: inout CSVTokenizer) throws(SourceError) -> [String] {
        let step: CSVTokenizer.Step
        do { step = try tokenizer.next() } catch { throw SourceError(error, afterRow: 0) }
        switch step {
        case .end: throw .emptyFile
        case .broken(let error): throw SourceError("the header row has \(error)")
        case .row: break
        }
        var columns: [String] = []
        for index in 0..<tokenizer.row.count {
            do {
                columns.append(FieldText.trimmed(try tokenizer.row.field(index)))
            } catch {
                throw SourceError(
                    "the header row has \(error)",
                    hint: SourceNotes.encodingAdvice)
            }
        }
        return columns
    }
}

extension RowRejection {
    /// The rejection of a row that breaks the grammar of CSV.
    init(_ error: CSVRowError) { self.init(field: nil, reason: "has \(error.reason)", place: error.place) }
}

extension ByteReader {
    /// Passes over the lines at the start of the file that begin with `#`, and counts them.
    fileprivate mutating func skipComments() throws(ReadingError) -> Int {
        try window.begin()
        var count = 0
        while try window.ensure(1), window[0] == UInt8(ascii: "#") {
            try window.discard(through: UInt8(ascii: "\n"))
            count += 1
        }
        return count
    }
}
