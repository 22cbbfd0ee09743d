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
public final class CSVSource: UserSource {
    public static let name = "csv"
    public static let summary = "CSV with a header row: columns id, email, hash, option.salt and the like, or --map"

    private var tokenizer: CSVTokenizer
    private let header: [String]
    private let map: FieldMap
    private let bindings: [Binding]
    private let watched: [Int]
    private let reading: FieldReading
    private var sample: RowSample<SampledRow>
    private var unread: [Int]
    private var uncarried = UncarriedFields()
    private var rowNumber = 0
    private var hasForeignText = false

    /// A column that is read.
    private struct Binding {
        let index: Int
        let use: FieldUse
    }

    /// A row as the tokenizer found it.
    private enum SampledRow: Redacted {
        case row(CSVRow)
        case broken(CSVRowError, bytes: [UInt8])
    }

    public init(reading reader: consuming ByteReader, options: SourceOptions) throws(SourceError) {
        var tokenizer = try Self.tokenizer(reader, options.delimiter)
        let header = try Self.columns(&tokenizer)
        headerRow = tokenizer.row.rawBytes
        let sample = RowSample<SampledRow> { () throws(SourceError) in
            guard let row = try Self.read(&tokenizer) else { return nil }
            return (row, tokenizer.row.rawByteCount)
        }
        let tallies = Self.tallies(header, sample.rows)
        let map = try FieldInspector.map(tallies, options: options, word: "column")
        var reading = FieldReading(options)
        reading.phones.isInternational = map.phonesAreInternational
        reading.ownScheme = map.ownScheme
        self.tokenizer = tokenizer
        (self.header, self.map, self.sample, self.reading) = (header, map, sample, reading)
        bindings = map.uses.enumerated().flatMap { index, uses in uses.map { Binding(index: index, use: $0) } }
        unread = map.unread
        // What is empty in the first rows may hold hashes later.
        watched = map.unread.filter { tallies[$0].count == 0 }
    }

    public var bytesRead: Int { tokenizer.bytesRead }
    public let headerRow: [UInt8]?

    public var notices: [String] {
        var notices = map.notices + uncarried.notices
        if map.hasApostrophes { notices.append("every text has an apostrophe in front: it is taken away") }
        if hasForeignText {
            notices.append("some rows are not UTF-8; if the file is Latin-1: iconv -f LATIN1 -t UTF-8 FILE > FILE.utf8")
        }
        return notices
    }

    public func next() throws(SourceError) -> SourceRow? {
        if let sampled = try sample.take() {
            return switch sampled {
            case .row(let row): taken(row)
            case .broken(let error, let bytes): broken(error, bytes)
            }
        }
        switch try Self.read(&tokenizer, after: rowNumber) {
        case nil: return nil
        case .broken(let error, let bytes): return broken(error, bytes)
        case .row(let row): return taken(row)
        }
    }

    private static func read(_ tokenizer: inout CSVTokenizer, after row: Int = 0) throws(SourceError) -> SampledRow? {
        let step: CSVTokenizer.Step
        do { step = try tokenizer.next() } catch { throw SourceError(error, afterRow: row) }
        switch step {
        case .end: return nil
        case .broken(let error) where error.code == .unterminatedQuote:
            throw SourceError(
                "a quote in line \(error.line) is never closed: the rows behind it cannot be told apart",
                hint: "correct that line, then run the same command again: what was read before it is settled")
        case .broken(let error): return .broken(error, bytes: tokenizer.row.rawBytes)
        case .row: return .row(tokenizer.row)
        }
    }

    private func broken(_ error: CSVRowError, _ bytes: [UInt8]) -> SourceRow {
        rowNumber += 1
        return SourceRow(number: rowNumber, bytes: bytes, content: .rejected(RowRejection(error)))
    }

    private func taken(_ row: borrowing CSVRow) -> SourceRow {
        rowNumber += 1
        do throws(RowRejection) {
            return SourceRow(number: rowNumber, bytes: row.rawBytes, content: .record(try record(row)))
        } catch {
            return SourceRow(number: rowNumber, bytes: row.rawBytes, content: .rejected(error))
        }
    }

    private func record(_ row: borrowing CSVRow) throws(RowRejection) -> UserRecord {
        guard row.count == header.count else {
            throw RowRejection(
                field: nil, reason: "has \(row.count) fields, and the header has \(header.count)", place: row.place)
        }
        var builder = RecordBuilder(reading)
        for binding in bindings where !row.isEmpty(binding.index) {
            var text: String
            do {
                text = try row.field(binding.index)
            } catch {
                hasForeignText = true
                throw RowRejection(field: binding.use.name, reason: "is not UTF-8", place: row.place)
            }
            if map.hasApostrophes, text.hasPrefix("'") { text.removeFirst() }
            try builder.set(binding.use, to: text)
        }
        for index in watched where !row.isEmpty(index) { noteLate(index, row, &builder) }
        if !unread.isEmpty { noteUnread(row) }
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
    private func noteUnread(_ row: borrowing CSVRow) {
        var rest: [Int] = []
        for index in unread {
            if row.isEmpty(index) {
                rest.append(index)
            } else {
                uncarried.note(header[index].isEmpty ? "column \(index + 1)" : header[index], row: rowNumber)
            }
        }
        unread = rest
    }
}

extension CSVSource {
    private static func tokenizer(
        _ reader: consuming ByteReader, _ delimiter: UInt8?
    ) throws(SourceError) -> CSVTokenizer {
        if let delimiter, [UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(delimiter) {
            throw SourceError("a quote or a line end cannot be the delimiter")
        }
        var reader = reader
        do throws(ReadingError) {
            let said = try CSVDelimiter.takeSeparatorLine(of: &reader)
            var found = delimiter ?? said
            if found == nil { found = try CSVDelimiter.detect(in: &reader) }
            return CSVTokenizer(
                reader, delimiter: found ?? CSVDelimiter.candidates[0], firstLineNumber: said == nil ? 1 : 2)
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
                    hint: "if the file is Latin-1: iconv -f LATIN1 -t UTF-8 FILE > FILE.utf8")
            }
        }
        return columns
    }

    /// What the columns have in the first rows; rows that will be rejected do not count.
    private static func tallies(_ header: [String], _ rows: [SampledRow]) -> [FieldTally] {
        var tallies = header.map { FieldTally($0) }
        for case .row(let row) in rows where row.count == header.count {
            for index in header.indices where !row.isEmpty(index) {
                if let text = try? row.field(index) { tallies[index].note(text) }
            }
        }
        return tallies
    }
}

extension RowRejection {
    /// The rejection of a row that breaks the grammar of CSV.
    init(_ error: CSVRowError) { self.init(field: nil, reason: "has \(error.reason)", place: error.place) }
}
