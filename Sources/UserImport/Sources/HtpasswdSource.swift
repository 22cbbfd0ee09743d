internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// The password file of Apache, nginx and others: a name and a hash between colons, made by `htpasswd`.
///
/// The name is the id and the user name, or the address where it is one. Comments and empty lines are passed over.
public struct HtpasswdSource: UserSource {
    public static let name = "htpasswd"
    public static let summary = "htpasswd: names and hashes between colons"
    public static let options: Set<SourceOption> = []

    private static let shape = RowShape.colons(["name", "hash"], lastTakesMore: true)

    public static func recognition(of head: FileHead) -> SourceMatch {
        let lines = head.lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        let pairs = lines.map { $0.split(separator: ":", omittingEmptySubsequences: false) }.filter { $0.count == 2 }
        let isOwn =
            head.json == nil && pairs.count * 2 > lines.count
            && !lines.contains { $0.contains(",") || $0.contains(";") || $0.contains("\t") || $0.hasPrefix(" ") }
            && pairs.contains { HashShape(of: String($0[1])).isFormat }
        return isOwn ? .own("htpasswd", shape) : .none(shape)
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
        if name.contains("@") { try builder.set(.field(.email), to: .string(name)) }
        if let hash = line.text("hash") { try builder.set(crypt: hash) }
        return try builder.finish()
    }
}
