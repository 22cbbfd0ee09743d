internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// The users of Django: `manage.py dumpdata` in JSON, or the table `auth_user` as CSV with a header or in an SQL dump.
///
/// An object of `dumpdata` is a user where its fields have a password and a user name or an address, whatever the model is
/// called. The hash has Django's prefix (`pbkdf2_sha256$…`, `bcrypt$$2b$…`); one that begins with `!` means that the user
/// has no password. Groups are named where the dump has them before the users; staff and superusers get a label.
public struct DjangoSource: UserSource {
    public static let name = "django"
    public static let summary = "Django: dumpdata in JSON, auth_user as CSV or SQL dump"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let shape =
                outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of objects"))
            let isOwn = outline.has("model", "fields") && !AuthentikSource.isDumpData(outline)
            return isOwn ? .own("Django's dumpdata", shape) : .none(shape)
        }
        if head.columns.isSuperset(of: ["password", "issuperuser", "username", "datejoined"]), !head.isSQL {
            return .own("Django's users in CSV", .csv)
        }
        let shape = RowShape.sql(head) { $0.hasSuffix("_user") }
        // authentik is made with Django, and has a source of its own.
        let isOwn =
            head.isSQL && head.contains("django_migrations", "auth_user", "is_superuser")
            && !head.contains("authentik_core_user")
        if isOwn { return .own("an SQL dump of Django", shape) }
        return head.isSQL ? .general("an SQL dump", shape) : .none(.csv)
    }

    private let reading: FieldReading
    private var groups: [String: String] = [:]

    public init(_ options: SourceOptions) {
        var reading = FieldReading(options)
        // What Django and Clerk write alike is Django's here.
        reading.ownScheme = SchemeName(.djangoPBKDF2)
        self.reading = reading
    }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "username": .attribute(.username), "email": .field(.field(.email)),
            "password": .field(.field(.hash)), "is_active": .field(.field(.disabled, isInverted: true)),
            "date_joined": .field(.field(.createdAt)), "last_login": .attribute(.lastLoginAt),
            "first_name": .special, "last_name": .special, "name": .field(.field(.name)), "is_staff": .special,
            "is_superuser": .special, "groups": .special, "phone_number": .field(.field(.phone)),
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let object = try row.object()
        guard let model = object["model"]?.stringValue, case .object(let fields) = object["fields"] else {
            return Self.isUser(object) ? try record(of: object, key: nil, &notes) : nil
        }
        let key = object["pk"].flatMap { $0.stringValue ?? $0.numberText }
        if model == "auth.group", let key, let name = fields.text("name") { groups[key] = name }
        return Self.isUser(fields) ? try record(of: fields, key: key, &notes) : nil
    }

    private static func isUser(_ fields: JSONObject) -> Bool {
        fields["password"] != nil && (fields["username"] != nil || fields["email"] != nil)
    }

    private func record(
        of fields: JSONObject, key: String?, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord {
        var builder = RecordBuilder(reading)
        if let key { try builder.set(.field(.id), to: .string(key)) }
        try Self.fields.read(fields, into: &builder, &notes)
        // Its hasher `unsalted_md5` writes the digits alone.
        try builder.declareMD5(of: fields.text("password"))
        // With natural keys the objects have no id of their own.
        if !builder.hasID, let name = fields.text("username") { try builder.set(.field(.id), to: .string(name)) }
        if fields["name"] == nil, let name = fields.fullName("first_name", "last_name") {
            try builder.set(.field(.name), to: .string(name))
        }
        for (member, label) in [("is_superuser", "superuser"), ("is_staff", "staff")] {
            let flag = fields[member]?.boolValue ?? FieldText.boolean(fields.text(member) ?? "")
            if flag == true { builder.add(label: label) }
        }
        let named = (fields["groups"]?.arrayValue ?? []).compactMap(name)
        builder.set(.groups, to: .array(named.map(JSONValue.string)))
        return try builder.finish()
    }

    /// A group's name: by its key, or as its own natural key, an array of one text.
    private func name(of group: JSONValue) -> String? {
        switch group {
        case .array(let key): key.first?.stringValue
        case .string(let text): groups[text] ?? text
        default: group.numberText.flatMap { groups[$0] ?? $0 }
        }
    }
}
