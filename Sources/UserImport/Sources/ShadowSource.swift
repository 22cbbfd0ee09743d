internal import AppwriteUsers
internal import JSONText

/// `/etc/shadow` (shadow(5)): the name, the hash and the days of its life, between colons.
///
/// The name is the id and the user name; there is no address. A hash behind `!` belongs to an account that is locked; `*`,
/// `x` and `!` alone stand in the place of a hash for accounts that nobody logs in to. A day of expiry that has passed
/// blocks, a last change on day 0 asks for a new password.
public struct ShadowSource: UserSource {
    public static let name = "shadow"
    public static let summary = "/etc/shadow: names and crypt(3) hashes between colons"
    public static let options: Set<SourceOption> = []

    private static let shape = RowShape.colons([
        "name", "hash", "lastChange", "minimum", "maximum", "warning", "inactive", "expiry", "reserved",
    ])

    public static func recognition(of head: FileHead) -> SourceMatch {
        let lines = head.lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        let isOwn = head.json == nil && lines.count { $0.count { $0 == ":" } == 8 } * 2 > lines.count
        return isOwn ? .own("/etc/shadow", shape) : .none(shape)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let line = try row.object()
        var builder = RecordBuilder(reading)
        guard let name = line.text("name") else { throw RowRejection(field: "name", reason: "is empty") }
        try builder.set(.field(.id), to: .string(name))
        builder.set(.username, to: .string(name))
        // `x` says that the hash stands elsewhere: here it is as good as a lock.
        if let hash = line.text("hash") { try builder.set(crypt: hash == "x" ? "*" : hash) }
        switch try Self.day("lastChange", line) {
        case 0?: builder.set(.mustChangePassword, to: true)
        case let day?: builder.set(.passwordChangedAt, to: .string("\(Self.start(of: day))"))
        case nil: break
        }
        if let day = try Self.day("expiry", line), Self.start(of: day) <= reading.now {
            try builder.set(.field(.disabled), to: true)
        }
        return try builder.finish()
    }

    /// A number of days since 1970; nil for an empty field.
    private static func day(_ field: String, _ line: JSONObject) throws(RowRejection) -> Int64? {
        guard let text = line.text(field) else { return nil }
        guard let day = Int64(text), 0...10_000_000 ~= day else {
            throw RowRejection(field: field, reason: "is no number of days")
        }
        return day
    }

    private static func start(of day: Int64) -> Timestamp { Timestamp(milliseconds: day * 86_400_000) }
}
