import FileReading

/// Cuts a CSV file (RFC 4180) into rows and fields.
///
/// Lines end in LF or CRLF, the last one may lack its end; empty lines and ``RejectComment``s are skipped. A quoted field may contain
/// delimiters, line ends and doubled quotes. A broken row is reported and costs nothing but itself: reading goes on at
/// the next line, except that a quote that is never closed takes the rest of the file with it, because whatever it
/// swallowed may be the text of a field and must not be taken for users.
public struct CSVTokenizer: ~Copyable, Sendable {
    /// What ``next()`` has found.
    public enum Step: Sendable, Hashable {
        /// A row, to be read from ``CSVTokenizer/row``.
        case row
        /// A row that cannot be read. ``CSVTokenizer/row`` has its raw bytes and no fields; none when it was too long.
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
                return try skipRow(scanned: 0)
            }
            guard reader.window.contains(UInt8(ascii: "\""), upTo: lineEnd.content) else {
                take(lineEnd, fault: nil)
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
        var lineEnd = firstLine
        while true {
            scanner.scan(reader.window, upTo: lineEnd.content)
            switch scanner.state {
            case .complete:
                take(lineEnd, fault: nil)
                scanner.addFields(to: &row)
                return .row
            case .broken(let code, let column):
                return take(lineEnd, fault: code, column: column)
            case .insideQuotes:
                let scanned = lineEnd.content
                // The line end is part of the field, and so is a carriage return before it.
                guard let further = try reader.findLineEnd(from: lineEnd.next) else {
                    return take(lineEnd, fault: .unterminatedQuote, column: scanner.column)
                }
                guard !further.isTooLong else { return try skipRow(scanned: scanned) }
                lineNumber += 1
                lineEnd = further
            }
        }
    }

    /// Copies the row up to a line end, and consumes it.
    @discardableResult
    private mutating func take(_ end: LineEnd, fault: CSVRowError.Code?, column: Int? = nil) -> Step {
        let start = reader.window.start
        row.setRaw(reader.window.bytes[start..<start + end.content])
        reader.window.consume(end.next)
        lineNumber += 1
        guard let fault else { return .row }
        return .broken(CSVRowError(fault, record: recordNumber, line: row.lineNumber, column: column))
    }

    /// Throws away a row that exceeds the maximum, in constant memory; quotes are followed to find its end.
    private mutating func skipRow(scanned: Int) throws(ReadingError) -> Step {
        var isQuoted = scanned > 0
        // A quote opens a field at its start only; behind a closing quote it doubles that one.
        var mayOpen = scanned == 0
        reader.window.consume(scanned)
        let line = row.lineNumber
        let broken = Step.broken(CSVRowError(.tooLong, record: recordNumber, line: line))
        while true {
            for place in 0..<reader.window.count {
                let byte = reader.window[place]
                if byte == UInt8(ascii: "\"") {
                    if isQuoted {
                        isQuoted = false
                        mayOpen = true
                    } else if mayOpen {
                        isQuoted = true
                    }
                    continue
                }
                mayOpen = byte == scanner.delimiter
                guard byte == UInt8(ascii: "\n") else { continue }
                lineNumber += 1
                guard isQuoted else {
                    reader.window.consume(place + 1)
                    return broken
                }
            }
            reader.window.consume(reader.window.count)
            guard try reader.window.fill() else {
                return isQuoted
                    ? .broken(CSVRowError(.unterminatedQuote, record: recordNumber, line: line)) : broken
            }
        }
    }
}
