internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// The users of authentik: the table `authentik_core_user` in an SQL dump or as CSV, or `ak dumpdata authentik_core.User`.
///
/// The hash has Django's form (`pbkdf2_sha256$…`); one that begins with `!` means that the user has no password. The `uuid`
/// is the id. The service accounts of authentik's own outposts are no users. What administrators keep in `attributes`
/// becomes the preferences. Groups are named in a dump of objects where they stand before the users.
public struct AuthentikSource: UserSource {
    public static let name = "authentik"
    public static let summary = "authentik: authentik_core_user in an SQL dump or as CSV, dumpdata in JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let shape =
                outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of objects"))
            return isDumpData(outline) ? .own("authentik's dumpdata", shape) : .none(shape)
        }
        if head.columns.isSuperset(of: ["password", "username", "uuid", "path", "attributes"]), !head.isSQL {
            return .own("authentik's users in CSV", .csv)
        }
        let shape = RowShape.sql(head) { $0.hasSuffix("authentik_core_user") }
        if head.isSQL, head.contains("authentik_core_user") { return .own("an SQL dump of authentik", shape) }
        return head.isSQL ? .general("an SQL dump", shape) : .none(.csv)
    }

    /// Whether objects of `dumpdata` are authentik's: members that Django's own users do not have.
    static func isDumpData(_ outline: JSONOutline) -> Bool {
        outline.has("model", "fields.uuid", "fields.path", "fields.password")
    }

    private let reading: FieldReading
    private var groups: [String: String] = [:]

    public init(_ options: SourceOptions) {
        var reading = FieldReading(options)
        reading.ownScheme = SchemeName(.djangoPBKDF2)
        self.reading = reading
    }

    private static let fields = SourceFields(
        [
            "id": .special, "uuid": .special, "username": .attribute(.username), "email": .field(.field(.email)),
            "name": .field(.field(.name)), "password": .field(.field(.hash)),
            "is_active": .field(.field(.disabled, isInverted: true)), "date_joined": .field(.field(.createdAt)),
            "last_login": .attribute(.lastLoginAt), "password_change_date": .attribute(.passwordChangedAt),
            "attributes": .special, "type": .special, "ak_groups": .special, "groups": .special,
        ],
        ignored: ["path", "first_name", "last_name", "last_updated", "is_superuser", "is_staff", "user_permissions"])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let object = try row.object()
        let fields = object.object("fields") ?? object
        if object.text("model") == "authentik_core.group", let key = object.text("pk"), let name = fields.text("name") {
            groups[key] = name
        }
        guard fields["password"] != nil, fields["username"] != nil else { return nil }
        guard fields.text("type") != "internal_service_account" else {
            notes.count("a type that only authentik's own outposts have: not imported")
            return nil
        }
        var builder = RecordBuilder(reading)
        try Self.fields.read(fields, into: &builder, &notes)
        if let id = fields.text("uuid") ?? Self.text(fields["id"] ?? object["pk"]) {
            try builder.set(.field(.id), to: .string(id))
        }
        let attributes =
            fields.object("attributes") ?? fields.text("attributes").flatMap { try? JSONParser.parse($0).objectValue }
        if let attributes, !attributes.isEmpty { try builder.set(.field(.prefs), to: .object(attributes)) }
        let members = (fields["ak_groups"] ?? fields["groups"])?.arrayValue ?? []
        builder.set(.groups, to: .array(members.compactMap { Self.text($0).map { .string(groups[$0] ?? $0) } }))
        return try builder.finish()
    }

    private static func text(_ value: JSONValue?) -> String? { value?.stringValue ?? value?.numberText }
}
