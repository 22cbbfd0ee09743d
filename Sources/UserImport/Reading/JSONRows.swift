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
        do throws(ReadingError) {
            switch reader {
            case .lines(let box): return try Self.next(&box.value, maximumRow, &number)
            case .elements(let box): return try Self.next(&box.value, maximumRow, &number)
            }
        } catch {
            throw SourceError(error, afterRow: number)
        }
    }

    private static func next(
        _ reader: inout ByteReader, _ maximumRow: Int, _ number: inout Int
    ) throws(ReadingError) -> RowFields? {
        while true {
            switch try reader.nextLine() {
            case .end: return nil
            case .tooLong:
                number += 1
                return RowFields(.broken(.tooLong(maximumRow).at(reader.lineNumber, number), bytes: []))
            case .line:
                let kind = reader.withLine(LineKind.init)
                guard kind == .row else { continue }
                number += 1
                let object = reader.withLine { line in parse(line, offset: nil) }
                return row(object.mapError { $0.at(reader.lineNumber, number) }, reader.lineBytes)
            }
        }
    }

    private static func next(
        _ reader: inout JSONElementReader, _ maximumRow: Int, _ number: inout Int
    ) throws(ReadingError) -> RowFields? {
        switch try reader.next() {
        case .end: return nil
        case .tooLong:
            number = reader.elementNumber
            return RowFields(.broken(.tooLong(maximumRow), bytes: []))
        case .element:
            number = reader.elementNumber
            let offset = reader.elementOffset
            return row(reader.withElement { bytes in parse(bytes, offset: offset) }, reader.elementBytes)
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
