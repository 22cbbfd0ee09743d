internal import AppwriteUsers
internal import JSONText

/// The table `user` of MediaWiki, whatever its prefix: in an SQL dump, as CSV or as JSON.
///
/// The hash stands in `user_password`, behind the name of its kind (`:pbkdf2:…`, `:B:…`). Times are fourteen digits.
/// Accounts of the wiki itself, whose token is marked as invalid, and those that are kept for edits of old are no
/// users.
public struct MediaWikiSource: UserSource {
    public static let name = "mediawiki"
    public static let summary = "MediaWiki: its table user in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        .table(
            "MediaWiki's users", in: head, columns: ["user_id", "user_name", "user_real_name", "user_password"],
            marks: [["user_real_name"], ["user_newpassword", "user_token"]]
        ) { $0.hasSuffix("user") }
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "user_id": .field(.field(.id)), "user_name": .attribute(.username),
            "user_real_name": .field(.field(.name)), "user_password": .field(.field(.hash)),
            "user_email": .field(.field(.email)), "user_email_authenticated": .special,
            "user_registration": .special, "user_touched": .special, "user_password_expires": .special,
        ],
        ignored: [
            "user_token", "user_newpassword", "user_newpass_time", "user_email_token", "user_email_token_expires",
            "user_editcount", "user_options", "user_is_temp",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        // An extension's table may end as the one of the users does.
        guard user["user_name"] != nil, user["user_password"] != nil else { return nil }
        guard user.text("user_token")?.hasPrefix("*") != true else {
            notes.say("accounts of the wiki itself are no users, and are left out")
            return nil
        }
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        // What old wikis wrote without a mark is MD5, salted by the id or not: the wiki's own settings said which.
        if let hash = user.text("user_password"), !hash.hasPrefix(":") {
            builder.refuseCredential(
                .undeclared, "an MD5 of before MediaWiki 1.13, of which the wiki's settings said whether it has a salt")
        }
        if Self.date(user["user_email_authenticated"]) != nil {
            try builder.set(.field(.emailVerified), to: true)
        }
        if let date = Self.date(user["user_registration"]) {
            try builder.set(.field(.createdAt), to: .string(date))
        }
        if let date = Self.date(user["user_touched"]) { builder.set(.lastLoginAt, to: .string(date)) }
        if Self.date(user["user_password_expires"]) != nil { builder.set(.mustChangePassword, to: true) }
        return try builder.finish()
    }

    /// A time of fourteen digits as ISO 8601, or in PostgreSQL's own form; nil where there is none.
    private static func date(_ value: JSONValue?) -> String? {
        guard let text = value?.stringValue ?? value?.numberText else { return nil }
        let digits = Array(text.utf8)
        guard digits.count == 14, digits.allSatisfy({ $0 &- 0x30 < 10 }) else {
            return text.contains("-") ? text : nil
        }
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    }
}
