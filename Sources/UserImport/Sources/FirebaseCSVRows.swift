import FileReading

/// Cuts Firebase's CSV into rows, which three generations of its tool have written in three ways.
///
/// A row that keeps to RFC 4180 and has the file's number of fields is read so. Of any other the ways to cut it into that
/// number are counted (``FirebaseCSVReadings``), and the only way is taken. Where there is none, or more than one, the
/// lines are rejected together. A quote takes lines behind its own into its field only where the whole is such a row;
/// lines that could be rows of their own as well are rejected, for nobody can tell which of the two is meant.
struct FirebaseCSVRows: ~Copyable {
    enum Step {
        /// A row, to be read from ``FirebaseCSVRows/row``.
        case row
        /// Lines that cannot be read; ``FirebaseCSVRows/row`` has their bytes and no fields.
        case broken(RowRejection)
        case end
    }

    /// How far a row is followed over lines: no name is as long.
    private static let maximumByteCount = 64 * 1024
    /// How many lines are tried as one row that does not keep to RFC 4180: each try costs as much as they are long.
    private static let maximumLineCount = 16

    /// The row that ``next()`` has found.
    private(set) var row = CSVRow()
    /// How many fields the rows have; nil until one is read.
    private(set) var form: FirebaseCSVForm?

    private var reader: ByteReader
    private var scanner = CSVScanner(delimiter: UInt8(ascii: ","))
    private var lineNumber = 1

    /// - Parameter form: How many fields the rows have; nil takes it from the first row.
    init(_ reader: consuming ByteReader, form: FirebaseCSVForm?) {
        self.reader = reader
        self.form = form
    }

    /// How many bytes have been consumed, those of this row included.
    var bytesRead: Int { reader.bytesRead }

    /// Finds the next row, broken or not.
    mutating func next() throws(ReadingError) -> Step {
        try reader.window.begin()
        while let line = try reader.findLineEnd(from: 0) {
            guard line.content > 0, !reader.startsWithComment(upTo: line) else {
                reader.window.consume(line.next)
                lineNumber += 1
                continue
            }
            row.lineNumber = lineNumber
            row.lastLineNumber = lineNumber
            guard !line.isTooLong else { return try passLongLine() }
            setRaw(line)
            let hasQuotes = reader.window.contains(UInt8(ascii: "\""), upTo: line.content)
            if !hasQuotes {
                row.split(at: scanner.delimiter)
                if fits() { return take(line, lineCount: 1) }
            }
            return try resolve(line, hasQuotes: hasQuotes)
        }
        return .end
    }
}

extension FirebaseCSVRows {
    private var forms: [FirebaseCSVForm] { form.map { [$0] } ?? FirebaseCSVForm.all }

    /// Whether the row's fields are as many as they should be; the first row that they are of says it for all.
    private mutating func fits() -> Bool {
        if let form { return form.fits(row) }
        form = FirebaseCSVForm(of: row)
        return form != nil
    }

    private mutating func setRaw(_ end: LineEnd) {
        row.removeAll()
        row.setRaw(reader.window.bytes[reader.window.start..<reader.window.start + end.content])
    }

    private mutating func take(_ end: LineEnd, lineCount: Int) -> Step {
        row.lastLineNumber = lineNumber + lineCount - 1
        reader.window.consume(end.next)
        lineNumber += lineCount
        return .row
    }

    private mutating func reject(_ reason: Reason, _ end: LineEnd, lineCount: Int) -> Step {
        setRaw(end)
        _ = take(end, lineCount: lineCount)
        return .broken(RowRejection(field: nil, reason: reason.rawValue, place: row.place))
    }

    /// Passes a line that is too long to be read, and holds its bytes.
    private mutating func passLongLine() throws(ReadingError) -> Step {
        row.removeAll()
        while true {
            let end = reader.window.firstIndex(of: UInt8(ascii: "\n"), from: 0)
            try reader.moveBytes(end ?? reader.window.count, to: &row)
            if end != nil { reader.window.consume(1) }
            guard end == nil, try reader.window.fill() else { break }
        }
        lineNumber += 1
        let reason = RowRejection.tooLong(reader.maximumRow).reason
        return .broken(RowRejection(field: nil, reason: reason, place: row.place))
    }

    /// The row's bytes from its start on, as far as they are in memory.
    private func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
        body(reader.window.bytes.span.extracting(reader.window.start..<reader.window.end))
    }

    /// Decides about a row that starts with a line, which is none by its commas alone.
    private mutating func resolve(_ line: LineEnd, hasQuotes: Bool) throws(ReadingError) -> Step {
        var isBalanced = true
        if hasQuotes {
            scanner.begin()
            scanner.scan(reader.window, upTo: line.content)
            if scanner.state == .complete {
                scanner.addFields(to: &row)
                if fits() { return take(line, lineCount: 1) }
            } else {
                isBalanced = false
            }
        }
        let quoted = isBalanced ? nil : try quotedRow(from: line)
        switch (answer(line), quoted) {
        case (.one(let joined), nil):
            setRaw(line)
            row.split(at: scanner.delimiter, joined: joined)
            if form == nil { form = FirebaseCSVForm(of: row) }
            return take(line, lineCount: 1)
        case (.none, let quoted?):
            setRaw(quoted.end)
            scanner.addFields(to: &row)
            return take(quoted.end, lineCount: quoted.lineCount)
        case (.none, nil):
            return try join(line, isBalanced: isBalanced)
        case (_, let quoted?): return reject(.ambiguous, quoted.end, lineCount: quoted.lineCount)
        case (.several, nil): return reject(.ambiguous, line, lineCount: 1)
        }
    }

    /// The ways to read a line as a row.
    private mutating func answer(_ line: LineEnd) -> FirebaseCSVReadings.Answer {
        setRaw(line)
        row.split(at: scanner.delimiter)
        // Where every comma is needed there is no other way.
        if let form, form.fits(row) { return .one(joined: []) }
        return withBytes { bytes in
            var readings = FirebaseCSVReadings()
            readings.add(0..<line.content, of: bytes)
            return readings.answer(bytes, forms: forms)
        }
    }

    /// The end of a row of RFC 4180 whose quotes go on behind the first line; nil where the file has none.
    private mutating func quotedRow(from line: LineEnd) throws(ReadingError) -> (end: LineEnd, lineCount: Int)? {
        var end = line
        var lineCount = 1
        while scanner.state == .insideQuotes, let further = try followingLine(end) {
            end = further
            lineCount += 1
            scanner.scan(reader.window, upTo: end.content)
        }
        guard lineCount > 1, scanner.state == .complete else { return nil }
        var found = CSVRow()
        found.setRaw(reader.window.bytes[reader.window.start..<reader.window.start + end.content])
        scanner.addFields(to: &found)
        return forms.contains { $0.fits(found) } ? (end, lineCount) : nil
    }

    /// Looks for the lines that belong to a first one that is no row.
    ///
    /// - Parameter isBalanced: Whether every quote of the line has its partner there: no field goes on behind it.
    private mutating func join(_ line: LineEnd, isBalanced: Bool) throws(ReadingError) -> Step {
        var readings = FirebaseCSVReadings()
        var unquoted = FirebaseCSVReadings(allowsLineBreaks: true)
        withBytes { bytes in
            readings.add(0..<line.content, of: bytes)
            unquoted.add(0..<line.content, of: bytes)
        }
        var end = line
        var lineCount = 1
        var passesRow = false
        while lineCount < Self.maximumLineCount, let further = try followingLine(end) {
            let place = end.next..<further.content
            end = further
            lineCount += 1
            if withBytes({ isRow($0.extracting(place)) }) { passesRow = true }
            if !isBalanced {
                withBytes { readings.add(place, of: $0) }
                switch withBytes({ readings.answer($0, forms: forms) }) {
                case .none: break
                case .one(let joined) where !passesRow:
                    setRaw(end)
                    row.split(at: scanner.delimiter, joined: joined)
                    if form == nil { form = FirebaseCSVForm(of: row) }
                    return take(end, lineCount: lineCount)
                case .one, .several: return reject(.ambiguous, end, lineCount: lineCount)
                }
            }
            if !passesRow {
                withBytes { unquoted.add(place, of: $0) }
                if case .none = withBytes({ unquoted.answer($0, forms: forms) }) { continue }
                return reject(.lineBreak, end, lineCount: lineCount)
            }
            if isBalanced || !readings.isOpen { break }
        }
        return reject(.columns, line, lineCount: 1)
    }

    /// The line behind one, unless it leads too far or is a comment.
    private mutating func followingLine(_ end: LineEnd) throws(ReadingError) -> LineEnd? {
        guard let further = try reader.findLineEnd(from: end.next), !further.isTooLong,
            further.content <= Self.maximumByteCount
        else { return nil }
        return withBytes { RejectComment.starts($0.extracting(end.next..<further.content)) } ? nil : further
    }

    /// Whether a line is a row by itself, in one way or several.
    private func isRow(_ line: Span<UInt8>) -> Bool {
        var readings = FirebaseCSVReadings()
        readings.add(0..<line.count, of: line)
        if case .none = readings.answer(line, forms: forms) { return false }
        return true
    }
}

/// Why lines are rejected. The JSON of the same export has none of these doubts.
private enum Reason: String {
    case columns = "has not the columns of the other rows: export as JSON instead (firebase auth:export users.json)"
    case ambiguous = "can be read in more than one way: export as JSON instead (firebase auth:export users.json)"
    case lineBreak =
        "has a line break in a field without quotes: export as JSON instead (firebase auth:export users.json)"
}
