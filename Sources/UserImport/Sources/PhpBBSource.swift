internal import AppwriteUsers
internal import JSONText

/// The table `phpbb_users` of phpBB 3, whatever its prefix: in an SQL dump, as CSV or as JSON.
///
/// The hash stands in `user_password`: bcrypt, Argon2, phpass (`$H$`), MD5 of phpBB 2, or bcrypt over one of the older
/// ones. The guest and the robots are no users; one who was never activated or was deactivated is disabled.
public struct PhpBBSource: UserSource {
    public static let name = "phpbb"
    public static let summary = "phpBB 3: its table of users in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        .table(
            "phpBB's users", in: head, columns: ["user_id", "username", "user_password", "user_regdate"],
            marks: [["user_regdate"], ["user_password"]]
        ) { $0.hasSuffix("_users") }
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    /// The columns of some use elsewhere; the table has sixty others, of a forum's own affairs.
    private static let uses: [String: SourceFields.Use] = [
        "user_id": .field(.field(.id)), "username": .attribute(.username), "user_email": .field(.field(.email)),
        "user_password": .field(.field(.hash)), "user_regdate": .field(.field(.createdAt)),
        "user_lang": .attribute(.locale),
    ]
    private static let fields = SourceFields(uses)

    /// phpBB's kinds of users: robots and the guest are of type 2, inactive ones of type 1.
    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        let type = Self.text(user["user_type"])
        guard user["user_password"] != nil, type != "2" else { return nil }
        var builder = RecordBuilder(reading)
        let known = JSONObject(user.members.filter { Self.uses[$0.key] != nil }.map { ($0.key, $0.value) })
        try Self.fields.read(known, into: &builder, &notes)
        try builder.declareMD5(of: user.text("user_password"))
        if type == "1" { try builder.set(.field(.disabled), to: true) }
        for (member, attribute) in [
            ("user_lastvisit", UserAttribute.lastLoginAt), ("user_passchg", .passwordChangedAt),
        ] {
            if let time = Self.text(user[member]), time != "0" { builder.set(attribute, to: .string(time)) }
        }
        return try builder.finish()
    }

    private static func text(_ value: JSONValue?) -> String? { value?.stringValue ?? value?.numberText }
}
