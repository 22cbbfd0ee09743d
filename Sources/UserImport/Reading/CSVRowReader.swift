/// The rows of a CSV file with a header, each with as many fields as that has.
final class CSVRowReader: RowReader {
    private var tokenizer: CSVTokenizer
    let columns: [String]
    let headerRow: [UInt8]?
    private var rowNumber = 0

    /// - Parameter delimiter: What separates the fields; nil finds it out from a spreadsheet's line `sep=;` or the header.
    init(_ reader: consuming ByteReader, delimiter: UInt8?) throws(SourceError) {
        var tokenizer = try Self.tokenizer(reader, delimiter)
        columns = try Self.columns(&tokenizer)
        headerRow = tokenizer.row.rawBytes
        self.tokenizer = tokenizer
    }

    var bytesRead: Int { tokenizer.bytesRead }

    func next() throws(SourceError) -> RowFields? {
        let step: CSVTokenizer.Step
        do { step = try tokenizer.next() } catch { throw SourceError(error, afterRow: rowNumber) }
        rowNumber += 1
        switch step {
        case .end: return nil
        case .broken(let error) where error.code == .unterminatedQuote:
            throw SourceError(
                "a quote in line \(error.line) is never closed: the rows behind it cannot be told apart",
                hint: "correct that line, then run the same command again: what was read before it is settled")
        case .broken(let error): return broken(RowRejection(error))
        case .row where tokenizer.row.count != columns.count:
            let reason = "has \(tokenizer.row.count) fields, and the header has \(columns.count)"
            return broken(RowRejection(field: nil, reason: reason, place: tokenizer.row.place))
        case .row: return RowFields(.cells(tokenizer.row, columns: columns))
        }
    }

    private func broken(_ rejection: RowRejection) -> RowFields {
        RowFields(.broken(rejection, bytes: tokenizer.row.rawBytes))
    }
}

extension CSVRowReader {
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
}

extension RowRejection {
    /// The rejection of a row that breaks the grammar of CSV.
    init(_ error: CSVRowError) { self.init(field: nil, reason: "has \(error.reason)", place: error.place) }
}
