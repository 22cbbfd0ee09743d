internal import AppwriteUsers
internal import JSONText

/// The users of Drupal: the table `users_field_data` (since 8) or `users` (7), in an SQL dump, as CSV or as JSON.
///
/// The hash stands in `pass`: bcrypt since 10.1, before that iterated SHA-512 (`$S$`), and what updates have made of
/// older ones. The row of the visitor without an account (uid 0) and those of translations are no users. The roles of
/// `user__roles` become labels; those of Drupal 7 stand behind the users in a dump, and are not carried.
public struct DrupalSource: UserSource {
    public static let name = "drupal"
    public static let summary = "Drupal: users_field_data (8 and later) or users (7) in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        .table(
            "Drupal's users", in: head, columns: ["uid", "name", "pass", "mail", "access", "login"],
            marks: [["users_field_data", "users_roles", "drupal"]]
        ) { $0.hasSuffix("users_field_data") || $0.hasSuffix("users") || $0.hasSuffix("user__roles") }
    }

    private let reading: FieldReading
    private var roles: [String: [String]] = [:]

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "uid": .field(.field(.id)), "name": .attribute(.username), "mail": .field(.field(.email)),
            "pass": .field(.field(.hash)), "status": .field(.field(.disabled, isInverted: true)),
            "created": .field(.field(.createdAt)), "login": .special, "langcode": .special, "language": .special,
            "preferred_langcode": .special, "default_langcode": .special,
        ],
        ignored: [
            "changed", "access", "init", "timezone", "preferred_admin_langcode", "theme", "signature",
            "signature_format", "picture", "data", "uuid",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        if row.table?.hasSuffix("user__roles") == true {
            if let id = Self.text(user["entity_id"]), let role = user.text("roles_target_id") {
                roles[id, default: []].append(role)
            }
            return nil
        }
        // Since Drupal 8 the table `users` has ids and no more.
        guard user["pass"] != nil, let id = Self.text(user["uid"]), id != "0",
            Self.text(user["default_langcode"]) != "0"
        else { return nil }
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        try builder.declareMD5(of: user.text("pass"))
        if let login = Self.text(user["login"]), login != "0" { builder.set(.lastLoginAt, to: .string(login)) }
        let language =
            user.text("preferred_langcode") ?? user.text("language") ?? user.text("langcode")
        if let language { builder.set(.locale, to: .string(language)) }
        for role in roles.removeValue(forKey: id) ?? [] { builder.add(label: role) }
        return try builder.finish()
    }

    private static func text(_ value: JSONValue?) -> String? { value?.stringValue ?? value?.numberText }
}
