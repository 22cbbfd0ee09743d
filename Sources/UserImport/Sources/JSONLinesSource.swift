internal import JSONText
internal import PasswordHashing

/// JSON Lines: one user a line, as an object.
///
///     {"id":"u1","email":"ada@example.com","hash":"$2y$10$…","labels":["staff"],"emailVerified":true}
///
/// Members: `id` (string or integer), `email`, `phone`, `name`, `emailVerified`, `phoneVerified`, `disabled` (booleans, or
/// their spellings as text or as 0 and 1), `labels` (array of strings), `prefs` (object), `createdAt` (string or number),
/// and `password`, or `hash` with `scheme` (such as `argon2id`) and `options` (object of ``HashOptions``' names).
/// Null and empty text are absent values. Empty lines are skipped and not counted; members of other names are noticed.
public final class JSONLinesSource: UserSource {
    public static let name = "jsonl"
    public static let summary = "JSON Lines: an object a line, with id, email, hash, options, scheme and the like"

    private enum Member: Sendable {
        case field(UserField)
        case options
    }

    private var reader: ByteReader
    private let scheme: SchemeName?
    private var layout: MemberLayout<Member>
    private var uncarried = UncarriedFields()
    private var rowNumber = 0

    public init(reading reader: consuming ByteReader, options: SourceOptions) throws(SourceError) {
        self.reader = reader
        scheme = options.scheme
        var members = [String: Member]()
        for field in UserField.allCases { members[field.rawValue] = .field(field) }
        members["options"] = .options
        layout = MemberLayout(members)
    }

    public var bytesRead: Int { reader.bytesRead }
    public var notices: [String] { uncarried.notices }

    public func next() throws(SourceError) -> SourceRow? {
        while true {
            switch try nextLine() {
            case .end: return nil
            case .tooLong:
                rowNumber += 1
                return SourceRow(number: rowNumber, bytes: [], content: .rejected(at(.tooLong(reader.maximumRow))))
            case .line:
                guard let first = firstByte() else { continue }
                rowNumber += 1
                if rowNumber == 1, first == UInt8(ascii: "[") { throw Self.isArray }
                return SourceRow(number: rowNumber, bytes: reader.lineBytes, content: content())
            }
        }
    }

    private static var isArray: SourceError {
        SourceError("the file is a JSON array, not one object a line", hint: "convert it first: jq -c '.[]' FILE")
    }

    private func nextLine() throws(SourceError) -> ByteReader.Step {
        do { return try reader.nextLine() } catch { throw SourceError(error, afterRow: rowNumber) }
    }

    /// The first byte of the line that is no white space, or nil in an empty line.
    private func firstByte() -> UInt8? {
        reader.withLine { line in
            for index in line.indices {
                let byte = line[index]
                if byte != 0x20, byte != 0x09, byte != 0x0D { return byte }
            }
            return nil
        }
    }

    private func content() -> SourceRow.Content {
        do {
            return .record(try record())
        } catch {
            return .rejected(at(error))
        }
    }

    private func record() throws(RowRejection) -> UserRecord {
        let value: JSONValue
        do {
            value = try reader.withLine { line throws(JSONError) in try JSONParser.parse(line) }
        } catch {
            throw RowRejection(field: nil, reason: error.reason, place: error.place)
        }
        guard case .object(let object) = value else {
            throw RowRejection(field: nil, reason: "is a JSON \(value.kind), not an object")
        }
        var builder = RecordBuilder()
        for (place, member) in object.members.enumerated() {
            switch layout.field(member.key, at: place) {
            case .field(let field): try builder.set(field, to: member.value)
            case .options: try builder.set(options: member.value)
            case nil:
                if !member.value.isNull { uncarried.note(member.key, row: rowNumber) }
            }
        }
        return try builder.finish(defaultScheme: scheme)
    }

    /// Adds the physical line where it is not the row's number.
    private func at(_ rejection: RowRejection) -> RowRejection {
        guard reader.lineNumber != rowNumber else { return rejection }
        let places = [rejection.place, "(line \(reader.lineNumber))"].compactMap(\.self)
        return RowRejection(field: rejection.field, reason: rejection.reason, place: places.joined(separator: " "))
    }
}
