import FileReading

/// Cuts a CSV file (RFC 4180) into rows and fields.
///
/// Lines end in LF or CRLF, the last one may lack its end; empty lines and ``RejectComment``s are skipped. A quoted field may contain
/// delimiters, line ends and doubled quotes. A broken row is reported with its bytes and costs nothing but itself: reading
/// goes on at the next line, except that a quote that is never closed takes the rest of the file with it, because whatever
/// it swallowed may be the text of a field and must not be taken for users.
public struct CSVTokenizer: ~Copyable, Sendable {
    /// What ``next()`` has found.
    public enum Step: Sendable, Hashable {
        /// A row, to be read from ``CSVTokenizer/row``.
        case row
        /// A row that cannot be read. ``CSVTokenizer/row`` has its raw bytes, whatever their number, and no fields.
        case broken(CSVRowError)
        case end
    }

    /// The row that ``next()`` has found.
    public private(set) var row = CSVRow()

    private var reader: ByteReader
    private var scanner: CSVScanner
    private var recordNumber = 0
    private var lineNumber: Int

    /// Reads rows whose fields are separated by a byte: a comma, a semicolon, a tab.
    /// - Parameter firstLineNumber: the number of the line with which the reader starts.
    public init(_ reader: consuming ByteReader, delimiter: UInt8 = UInt8(ascii: ","), firstLineNumber: Int = 1) {
        precondition(
            delimiter != UInt8(ascii: "\"") && delimiter != UInt8(ascii: "\n") && delimiter != UInt8(ascii: "\r"),
            "a quote or a line end cannot separate fields")
        self.reader = reader
        lineNumber = firstLineNumber
        scanner = CSVScanner(delimiter: delimiter)
    }

    /// How many bytes have been consumed, those of this row included.
    public var bytesRead: Int { reader.bytesRead }

    /// The size of the file where it is known, else nil.
    public var totalBytes: Int? { reader.totalBytes }

    /// Finds the next row, broken or not.
    ///
    /// - Throws: ``ReadingError`` when the file cannot be read or is not UTF-8.
    public mutating func next() throws(ReadingError) -> Step {
        try reader.window.begin()
        row.removeAll()
        while let lineEnd = try reader.findLineEnd(from: 0) {
            guard lineEnd.content > 0, !reader.startsWithComment(upTo: lineEnd) else {
                reader.window.consume(lineEnd.next)
                lineNumber += 1
                continue
            }
            recordNumber += 1
            row.recordNumber = recordNumber
            row.lineNumber = lineNumber
            guard !lineEnd.isTooLong else {
                return try passLongRow(scanned: 0, quoteLine: lineNumber)
            }
            guard reader.window.contains(UInt8(ascii: "\""), upTo: lineEnd.content) else {
                take(lineEnd)
                row.split(at: scanner.delimiter)
                return .row
            }
            return try nextQuoted(lineEnd)
        }
        return .end
    }
}

extension CSVTokenizer {
    private mutating func nextQuoted(_ firstLine: LineEnd) throws(ReadingError) -> Step {
        scanner.begin()
        var lineStart = 0
        var lineEnd = firstLine
        var quoteLine = lineNumber
        while true {
            scanner.scan(reader.window, upTo: lineEnd.content)
            switch scanner.state {
            case .complete:
                take(lineEnd)
                scanner.addFields(to: &row)
                return .row
            case .broken(let code, let column):
                take(lineEnd)
                return broken(code, column: column)
            case .insideQuotes:
                if scanner.quoteStart >= lineStart { quoteLine = lineNumber }
                let scanned = lineEnd.content
                lineStart = lineEnd.next
                // The line end is part of the field, and so is a carriage return before it.
                guard let further = try reader.findLineEnd(from: lineEnd.next) else {
                    take(lineEnd)
                    return broken(.unterminatedQuote, line: quoteLine, column: scanner.column)
                }
                guard !further.isTooLong else { return try passLongRow(scanned: scanned, quoteLine: quoteLine) }
                lineNumber += 1
                lineEnd = further
            }
        }
    }

    /// Copies the row up to a line end, and consumes it.
    private mutating func take(_ end: LineEnd) {
        let start = reader.window.start
        row.setRaw(reader.window.bytes[start..<start + end.content])
        row.lastLineNumber = lineNumber
        reader.window.consume(end.next)
        lineNumber += 1
    }

    /// What is wrong with the row whose last line has been consumed.
    private func broken(_ code: CSVRowError.Code, line: Int? = nil, column: Int? = nil) -> Step {
        .broken(
            CSVRowError(
                code, record: recordNumber, line: line ?? row.lineNumber, lastLine: lineNumber - 1, column: column))
    }

    /// Passes a row that exceeds the maximum; quotes are followed to find its end, and its bytes are held.
    ///
    /// - Parameters:
    ///   - scanned: How many bytes of it are known to end within quotes.
    ///   - quoteLine: The line in which these opened.
    private mutating func passLongRow(scanned: Int, quoteLine: Int) throws(ReadingError) -> Step {
        var isQuoted = scanned > 0
        var quoteLine = quoteLine
        // A quote opens a field at its start only; behind a closing quote it doubles that one.
        var mayOpen = scanned == 0
        var endsLine = false
        try reader.moveBytes(scanned, to: &row)
        while true {
            for place in 0..<reader.window.count {
                let byte = reader.window[place]
                if byte == UInt8(ascii: "\"") {
                    if isQuoted {
                        isQuoted = false
                        mayOpen = true
                    } else if mayOpen {
                        isQuoted = true
                        quoteLine = lineNumber
                    }
                    continue
                }
                mayOpen = byte == scanner.delimiter
                guard byte == UInt8(ascii: "\n") else { continue }
                lineNumber += 1
                guard isQuoted else {
                    try reader.moveBytes(place, to: &row)
                    reader.window.consume(1)
                    return broken(.tooLong)
                }
            }
            if reader.window.count > 0 { endsLine = reader.window[reader.window.count - 1] == UInt8(ascii: "\n") }
            try reader.moveBytes(reader.window.count, to: &row)
            guard try reader.window.fill() else {
                if !endsLine { lineNumber += 1 }
                return isQuoted ? broken(.unterminatedQuote, line: quoteLine) : broken(.tooLong)
            }
        }
    }
}
