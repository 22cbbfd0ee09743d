public import AppwriteUsers

/// One row of a CSV file: the bytes as they stand in the file, and where its fields are.
///
/// Fields become strings only when they are asked for. ``CSVTokenizer`` reuses one row for the whole file.
public struct CSVRow: Sendable, Redacted {
    /// The number of the row, counted from 1 and with the header; empty lines are not counted.
    public internal(set) var recordNumber = 0

    /// The number of the line in the file where the row starts, counted from 1.
    public internal(set) var lineNumber = 0

    /// The number of the line where the row ends.
    public internal(set) var lastLineNumber = 0

    /// The raw row, and behind it those fields that had to be unescaped.
    private var storage: [UInt8] = []
    private var rawCount = 0
    private var fields: [Range<Int>] = []

    init() {}

    /// How many fields the row has.
    public var count: Int { fields.count }

    /// Whether a field has no text.
    public func isEmpty(_ index: Int) -> Bool { fields[index].isEmpty }

    /// A field as text, without its quotes.
    ///
    /// - Throws: ``CSVRowError`` with the column when the field is not UTF-8.
    public func field(_ index: Int) throws(CSVRowError) -> String {
        do {
            return String(copying: try UTF8Span(validating: storage.span.extracting(fields[index])))
        } catch {
            throw CSVRowError(.invalidUTF8, record: recordNumber, line: lineNumber, column: index)
        }
    }

    /// Shows the bytes of a field, without its quotes.
    public func withBytes<Result, Failure: Error>(
        of index: Int, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.span.extracting(fields[index]))
    }

    /// Shows where the fields stand, without their quotes, and the bytes in which they stand.
    func withFields<Result, Failure: Error>(
        _ body: (Span<UInt8>, [Range<Int>]) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try body(storage.span, fields)
    }

    /// The length of the row as it stands in the file, in bytes.
    var rawByteCount: Int { rawCount }

    /// Where the row stands, as rejections say it.
    var place: String {
        lineNumber == lastLineNumber ? "(line \(lineNumber))" : "(lines \(lineNumber) to \(lastLineNumber))"
    }

    /// A copy of the row as it stands in the file, without the end of its line.
    public var rawBytes: [UInt8] { Array(storage[0..<rawCount]) }
}

extension CSVRow {
    mutating func removeAll() {
        storage.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        rawCount = 0
    }

    /// Takes further bytes of a row that will have no fields.
    mutating func appendRaw(_ bytes: ArraySlice<UInt8>) {
        storage.append(contentsOf: bytes)
        rawCount += bytes.count
    }

    /// Takes the raw bytes; the fields follow.
    mutating func setRaw(_ bytes: ArraySlice<UInt8>) {
        storage.append(contentsOf: bytes)
        rawCount = bytes.count
    }

    /// Adds a field by its place in the raw row.
    @inline(__always)
    mutating func addField(_ range: Range<Int>) { fields.append(range) }

    /// Adds a quoted field that contains quotes, by the place between its outer quotes: doubled ones stand for one.
    mutating func addField(unescaping range: Range<Int>) {
        let start = storage.count
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = storage[index]
            storage.append(byte)
            let isDoubled =
                byte == UInt8(ascii: "\"") && index + 1 < range.upperBound && storage[index + 1] == UInt8(ascii: "\"")
            index += isDoubled ? 2 : 1
        }
        fields.append(start..<storage.count)
    }

    /// Splits a raw row without any quote at a delimiter.
    mutating func split(at delimiter: UInt8) {
        var start = 0
        for index in 0..<rawCount where storage[index] == delimiter {
            fields.append(start..<index)
            start = index + 1
        }
        fields.append(start..<rawCount)
    }

    /// Splits a raw row at a delimiter, except in fields that are known to contain it.
    mutating func split(at delimiter: UInt8, joined: [Range<Int>]) {
        var start = 0
        var joined = joined[...]
        while true {
            let known = joined.first?.lowerBound == start ? joined.popFirst() : nil
            let end = known?.upperBound ?? storage[start..<rawCount].firstIndex(of: delimiter) ?? rawCount
            addField(unquoting: start..<end, isKnown: known != nil)
            guard end < rawCount else { return }
            start = end + 1
        }
    }

    /// Adds a field without its quotes. One that nothing but its quotes says to be quoted must have doubled ones within.
    private mutating func addField(unquoting range: Range<Int>, isKnown: Bool) {
        let quote = UInt8(ascii: "\"")
        guard range.count >= 2, storage[range.lowerBound] == quote, storage[range.upperBound - 1] == quote else {
            return addField(range)
        }
        let inner = range.lowerBound + 1..<range.upperBound - 1
        var index = inner.lowerBound
        while !isKnown, index < inner.upperBound {
            guard storage[index] == quote else {
                index += 1
                continue
            }
            guard index + 1 < inner.upperBound, storage[index + 1] == quote else { return addField(range) }
            index += 2
        }
        addField(unescaping: inner)
    }
}
