internal import PasswordHashing

/// CSV with a header row (RFC 4180), any delimiter, the columns named as the members of JSON Lines are.
///
///     id,email,email_verified,hash,option.salt,labels
///     u1,ada@example.com,true,3fdef4…,appwrite,staff|admin
///
/// The case of letters, `_`, `-` and spaces in a column's name do not matter; ``SourceOptions/columns`` says which column
/// holds which field where the names are others. Options of the hash stand in columns `option.salt`, `option.cpu` and so
/// on, labels are separated by `|` or `;` or a JSON array, `prefs` is the text of a JSON object. An empty field is an
/// absent value. A row that is broken, or has not as many fields as the header, is rejected; columns that are not known
/// are noticed.
public final class CSVSource: UserSource {
    public static let name = "csv"
    public static let summary = "CSV with a header row: columns id, email, hash, option.salt and the like, or --map"

    private var tokenizer: CSVTokenizer
    private let header: CSVHeader
    private let scheme: SchemeName?
    private var unread: [Int]
    private var uncarried = UncarriedFields()
    private var rowNumber = 0

    public init(reading reader: consuming ByteReader, options: SourceOptions) throws(SourceError) {
        tokenizer = try Self.tokenizer(reader, options.delimiter)
        header = try CSVHeader(columns: try Self.columns(&tokenizer), map: options.columns)
        headerRow = tokenizer.row.rawBytes
        scheme = options.scheme
        unread = header.unread
    }

    public var bytesRead: Int { tokenizer.bytesRead }
    public var notices: [String] { uncarried.notices }
    public let headerRow: [UInt8]?

    public func next() throws(SourceError) -> SourceRow? {
        let step: CSVTokenizer.Step
        do { step = try tokenizer.next() } catch { throw SourceError(error, afterRow: rowNumber) }
        switch step {
        case .end: return nil
        case .broken(let error) where error.code == .unterminatedQuote:
            throw SourceError(
                "a quote in line \(error.line) is never closed: the rows behind it cannot be told apart",
                hint: "correct that line, then run the same command again: what was read before it is settled")
        case .broken(let error):
            rowNumber += 1
            return SourceRow(number: rowNumber, bytes: tokenizer.row.rawBytes, content: .rejected(RowRejection(error)))
        case .row:
            rowNumber += 1
            return SourceRow(number: rowNumber, bytes: tokenizer.row.rawBytes, content: content())
        }
    }

    private func content() -> SourceRow.Content {
        do {
            return .record(try record())
        } catch {
            return .rejected(error)
        }
    }

    private func record() throws(RowRejection) -> UserRecord {
        guard tokenizer.row.count == header.columns.count else {
            let line = tokenizer.row.lineNumber
            throw RowRejection(
                field: nil,
                reason: "has \(tokenizer.row.count) fields, and the header has \(header.columns.count)",
                place: "(line \(line))")
        }
        var builder = RecordBuilder()
        for binding in header.bindings where !tokenizer.row.isEmpty(binding.index) {
            let text: String
            do {
                text = try tokenizer.row.field(binding.index)
            } catch {
                throw RowRejection(field: binding.content.name, reason: "is not UTF-8")
            }
            switch binding.content {
            case .field(let field): try builder.set(field, to: text)
            case .option(let option): try builder.set(option, to: text, field: binding.content.name)
            }
        }
        if !unread.isEmpty { noteUnread() }
        return try builder.finish(defaultScheme: scheme)
    }

    /// Takes note of the columns without a field that have a value in this row; each is looked at until it has one.
    private func noteUnread() {
        unread.removeAll { index in
            guard !tokenizer.row.isEmpty(index) else { return false }
            let name = header.columns[index]
            uncarried.note(name.isEmpty ? "column \(index + 1)" : name, row: rowNumber)
            return true
        }
    }

    private static func tokenizer(
        _ reader: consuming ByteReader, _ delimiter: UInt8?
    ) throws(SourceError) -> CSVTokenizer {
        if let delimiter {
            guard delimiter != UInt8(ascii: "\""), delimiter != UInt8(ascii: "\n"), delimiter != UInt8(ascii: "\r")
            else {
                throw SourceError("a quote or a line end cannot be the delimiter")
            }
            return CSVTokenizer(reader, delimiter: delimiter)
        }
        var reader = reader
        do {
            let detected = try CSVDelimiter.detect(in: &reader)
            return CSVTokenizer(reader, delimiter: detected)
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
                throw SourceError("the header row has \(error)")
            }
        }
        return columns
    }
}

extension RowRejection {
    /// The rejection of a row that breaks the grammar of CSV.
    init(_ error: CSVRowError) { self.init(field: nil, reason: "has \(error.reason)", place: error.place) }
}
