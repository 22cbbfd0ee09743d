import FileReading

/// Finds the fields of a row that contains quotes; a row that spans lines is scanned line by line.
struct CSVScanner: Sendable {
    enum State: Sendable, Hashable {
        /// The row ends where the scanned bytes do.
        case complete
        /// A quoted field is open at the end of the scanned bytes: the row goes on in the next line.
        case insideQuotes
        case broken(CSVRowError.Code, column: Int)
    }

    private struct Field: Sendable {
        var range: Range<Int>
        var hasDoubledQuotes: Bool
    }

    let delimiter: UInt8
    private(set) var state = State.complete
    private var fields: [Field] = []
    private var position = 0
    private var fieldStart = 0
    private var hasDoubledQuotes = false

    init(delimiter: UInt8) { self.delimiter = delimiter }

    /// Where the field of which the quotes are open starts, behind its quote.
    var quoteStart: Int { fieldStart }

    /// The number of the field that is being scanned.
    var column: Int { fields.count }

    mutating func begin() {
        fields.removeAll(keepingCapacity: true)
        position = 0
        state = .complete
    }

    /// Scans on through the row, which starts with the window and goes on at least to a line that ends at a place.
    mutating func scan(_ window: borrowing ByteWindow, upTo end: Int) {
        scan(window.bytes.span.extracting(window.start..<window.start + end))
    }

    private mutating func scan(_ row: Span<UInt8>) {
        if state == .insideQuotes {
            guard finishQuoted(row) else { return }
        }
        while true {
            guard position < row.count, row[position] == UInt8(ascii: "\"") else {
                guard finishPlain(row) else { return }
                continue
            }
            position += 1
            fieldStart = position
            hasDoubledQuotes = false
            guard finishQuoted(row) else { return }
        }
    }

    /// Adds the fields of a complete row, whose raw bytes the row has.
    func addFields(to row: inout CSVRow) {
        for field in fields {
            if field.hasDoubledQuotes {
                row.addField(unescaping: field.range)
            } else {
                row.addField(field.range)
            }
        }
    }

    /// Scans a field without quotes; false when the row ends with it or is broken.
    @inline(__always)
    private mutating func finishPlain(_ row: Span<UInt8>) -> Bool {
        let start = position
        var index = start
        while index < row.count {
            let byte = row[index]
            if byte == delimiter { break }
            if byte == UInt8(ascii: "\"") {
                state = .broken(.quoteInsideField, column: column)
                return false
            }
            index += 1
        }
        fields.append(Field(range: start..<index, hasDoubledQuotes: false))
        return passDelimiter(row, at: index)
    }

    /// Scans to the closing quote; false when the row ends with the field, is broken, or goes on in the next line.
    @inline(__always)
    private mutating func finishQuoted(_ row: Span<UInt8>) -> Bool {
        while true {
            guard let quote = ByteSearch.firstIndex(of: UInt8(ascii: "\""), in: row, from: position) else {
                position = row.count
                state = .insideQuotes
                return false
            }
            guard quote + 1 < row.count, row[quote + 1] == UInt8(ascii: "\"") else {
                fields.append(Field(range: fieldStart..<quote, hasDoubledQuotes: hasDoubledQuotes))
                guard quote + 1 == row.count || row[quote + 1] == delimiter else {
                    state = .broken(.textAfterQuote, column: column - 1)
                    return false
                }
                return passDelimiter(row, at: quote + 1)
            }
            hasDoubledQuotes = true
            position = quote + 2
        }
    }

    /// Passes the delimiter behind a field; false when the row ends there.
    @inline(__always)
    private mutating func passDelimiter(_ row: Span<UInt8>, at index: Int) -> Bool {
        guard index < row.count else {
            state = .complete
            return false
        }
        position = index + 1
        return true
    }
}
