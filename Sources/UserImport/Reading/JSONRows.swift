internal import AppwriteUsers
internal import JSONText

/// The objects of a JSON file, one at a time and in constant memory: one a line, the elements of the array that is the
/// file, or those of an array that is a member of the object that is the file.
///
/// An object that is broken costs only itself. Comment lines that an import wrote into its rejects are passed over.
final class JSONRows: RowReader {
    /// How the objects stand in the file.
    enum Shape: Sendable, Hashable {
        /// One a line (JSON Lines).
        case lines
        /// In an array: the file itself, or the named member of its object.
        case array(member: String?)
        /// In the arrays at the end of a path of names, on which objects and arrays of them stand.
        case nested(path: [String])
    }

    private enum Reader {
        case lines(Box<ByteReader>)
        case elements(Box<JSONElementReader>)
    }

    /// A reader in a place of its own: an enum cannot lend what it holds.
    private final class Box<Value: ~Copyable> {
        var value: Value
        init(_ value: consuming Value) { self.value = value }
    }

    private let reader: Reader
    private let maximumRow: Int
    private var number = 0
    /// Why the object that was found is not to be had.
    private var rejection: RowRejection?

    init(_ reader: consuming ByteReader, shape: Shape) {
        maximumRow = reader.maximumRow
        switch shape {
        case .lines: self.reader = .lines(Box(reader))
        case .array(let member): self.reader = .elements(Box(JSONElementReader(reader, member: member)))
        case .nested(let path): self.reader = .elements(Box(JSONElementReader(reader, path: path)))
        }
    }

    var bytesRead: Int {
        switch reader {
        case .lines(let box): box.value.bytesRead
        case .elements(let box): box.value.bytesRead
        }
    }

    func next() throws(SourceError) -> RowFields? {
        guard try advance() else { return nil }
        return row()
    }

    func next(
        regular table: inout RegularTable, _ take: (Span<UInt8>, borrowing RegularFields) -> Bool
    ) throws(SourceError) -> RowStep {
        for _ in 0..<Self.maximumTakenCount {
            guard try advance() else { return .end }
            guard rejection == nil else { return .row(row()) }
            let isTaken =
                switch reader {
                case .lines(let box): box.value.withLine { Self.read($0, &table, take) }
                case .elements(let box): box.value.withElement { Self.read($0, &table, take) }
                }
            guard isTaken else { return .row(row()) }
        }
        return .taken
    }

    private static func read(
        _ bytes: Span<UInt8>, _ table: inout RegularTable,
        _ take: (Span<UInt8>, borrowing RegularFields) -> Bool
    ) -> Bool {
        table.read(json: bytes) && take(bytes, table.fields)
    }

    /// Finds the next object; false at the end of the file.
    private func advance() throws(SourceError) -> Bool {
        rejection = nil
        do throws(ReadingError) {
            switch reader {
            case .lines(let box): return try advance(&box.value)
            case .elements(let box): return try advance(&box.value)
            }
        } catch {
            throw SourceError(error, afterRow: number)
        }
    }

    private func advance(_ reader: inout ByteReader) throws(ReadingError) -> Bool {
        while true {
            switch try reader.nextLine() {
            case .end: return false
            case .tooLong:
                number += 1
                rejection = .tooLong(maximumRow).at(reader.lineNumber, number)
                return true
            case .line:
                guard reader.withLine(LineKind.init) == .row else { continue }
                number += 1
                return true
            }
        }
    }

    private func advance(_ reader: inout JSONElementReader) throws(ReadingError) -> Bool {
        let step = try reader.next()
        number = reader.elementNumber
        if step == .tooLong { rejection = .tooLong(maximumRow) }
        return step != .end
    }

    /// The object that was found, parsed.
    private func row() -> RowFields {
        if let rejection { return RowFields(.broken(rejection, bytes: [])) }
        switch reader {
        case .lines(let box):
            let object = box.value.withLine { line in Self.parse(line, offset: nil) }
            return Self.row(object.mapError { $0.at(box.value.lineNumber, number) }, box.value.lineBytes)
        case .elements(let box):
            let offset = box.value.elementOffset
            let object = box.value.withElement { bytes in Self.parse(bytes, offset: offset) }
            return Self.row(object, box.value.elementBytes)
        }
    }

    private static func row(_ object: Result<JSONObject, RowRejection>, _ bytes: [UInt8]) -> RowFields {
        switch object {
        case .success(let object): RowFields(.object(object, bytes: bytes))
        case .failure(let rejection): RowFields(.broken(rejection, bytes: bytes))
        }
    }

    /// - Parameter offset: where the row starts in the file, for the place of an error; nil where the line says it.
    private static func parse(_ bytes: Span<UInt8>, offset: Int?) -> Result<JSONObject, RowRejection> {
        do {
            let value = try JSONParser.parse(bytes)
            guard case .object(let object) = value else {
                return .failure(RowRejection(field: nil, reason: "is a JSON \(value.kind), not an object"))
            }
            return .success(object)
        } catch {
            let file = offset.map { " of the row, byte \($0 + error.offset) of the file" } ?? ""
            return .failure(RowRejection(field: nil, reason: error.reason, place: error.place + file))
        }
    }
}

/// What a line of a JSON Lines file is.
private enum LineKind {
    case empty, comment, row

    init(_ line: Span<UInt8>) {
        var index = 0
        while index < line.count, line[index] == 0x20 || line[index] == 0x09 || line[index] == 0x0D { index += 1 }
        guard index < line.count else {
            self = .empty
            return
        }
        self = RejectComment.starts(line) ? .comment : .row
    }
}

extension RowRejection {
    /// The same with the physical line, where it is not the row's number.
    fileprivate func at(_ line: Int, _ row: Int) -> RowRejection {
        guard line != row else { return self }
        let places = [place, "(line \(line))"].compactMap(\.self)
        return RowRejection(field: field, reason: reason, place: places.joined(separator: " "))
    }
}
