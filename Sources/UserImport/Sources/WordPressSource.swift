internal import AppwriteUsers
internal import JSONText

/// The users of WordPress: the table `wp_users`, whatever its prefix, in an SQL dump, as CSV with a header, or as JSON.
///
/// The hash stands in `user_pass`: phpass (`$P$`), 32 hex digits of old sites, bcrypt of plug-ins, and since 6.8 a bcrypt
/// of WordPress's own (`$wp$2y$`). `user_activation_key` may hold a second phpass text, a reset's and not the password's.
/// In a dump the roles of `wp_usermeta` become labels; that table stands before the users, by its name.
public struct WordPressSource: UserSource {
    public static let name = "wordpress"
    public static let summary = "WordPress: wp_users as SQL dump (with wp_usermeta), CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
            return outline.has("user_login", "user_pass") ? .own("WordPress users in JSON", shape) : .none(shape)
        }
        if head.columns.isSuperset(of: ["userlogin", "userpass"]), !head.isSQL {
            return .own("WordPress users in CSV", .csv)
        }
        let shape = RowShape.sql(head) { $0.hasSuffix("users") || $0.hasSuffix("usermeta") }
        let isOwn = head.isSQL && head.contains("user_login", "_usermeta`")
        if isOwn { return .own("an SQL dump of WordPress", shape) }
        return head.isSQL ? .general("an SQL dump", shape) : .none(.csv)
    }

    private let reading: FieldReading
    private var roles: [String: [String]] = [:]
    private var names: [String: (first: String?, last: String?)] = [:]
    private var hasUsers = false

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "ID": .field(.field(.id)), "user_login": .attribute(.username), "user_pass": .field(.field(.hash)),
            "user_email": .field(.field(.email)), "user_registered": .field(.field(.createdAt)),
            "display_name": .field(.field(.name)), "spam": .field(.field(.disabled)),
            "deleted": .field(.field(.deleted)), "meta": .special,
        ],
        ignored: ["user_nicename", "user_activation_key", "user_status"])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let object = try row.object()
        if row.table?.hasSuffix("usermeta") == true {
            note(meta: object, &notes)
            return nil
        }
        // A plug-in's table may end as the one of the users does.
        guard object.keys.contains(where: { $0.lowercased() == "user_login" }) else { return nil }
        hasUsers = true
        var builder = RecordBuilder(reading)
        try Self.fields.read(object, into: &builder, &notes)
        // Sites of before 2008 have MD5.
        try builder.declareMD5(of: object.text("user_pass"))
        let id = object.text("ID") ?? ""
        var labels = roles.removeValue(forKey: id) ?? []
        var named = names.removeValue(forKey: id)
        // Clients that join the two tables have the second one within the user.
        for case .object(let meta) in object["meta"]?.arrayValue ?? [] {
            guard let key = meta.text("meta_key"), let value = meta.text("meta_value") else { continue }
            switch key {
            case "first_name": named = (value, named?.last)
            case "last_name": named = (named?.first, value)
            case _ where key.hasSuffix("capabilities"): labels += Self.roles(value)
            default: break
            }
        }
        for label in labels { builder.add(label: label) }
        if object.text("display_name") == nil, let named {
            let name = [named.first, named.last].compactMap(\.self).joined(separator: " ")
            try builder.set(.field(.name), to: .string(name))
        }
        return try builder.finish()
    }

    private mutating func note(meta: JSONObject, _ notes: inout SourceNotes) {
        guard let id = meta.text("user_id"), let key = meta.text("meta_key"), let value = meta.text("meta_value") else {
            return
        }
        switch key {
        case "first_name": names[id, default: (nil, nil)].first = value
        case "last_name": names[id, default: (nil, nil)].last = value
        case _ where key.hasSuffix("capabilities"):
            let found = Self.roles(value)
            guard !hasUsers || found.isEmpty else {
                return notes.say("the roles of some users stand behind the users in the dump: they are not carried")
            }
            roles[id, default: []] += found
        default: break
        }
    }

    /// The roles in PHP's serialised form, `a:1:{s:13:"administrator";b:1;}`: those that are set to true.
    static func roles(_ text: String) -> [String] {
        var roles: [String] = []
        let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
        for (index, part) in parts.enumerated() where index % 2 == 1 && index + 1 < parts.count {
            if parts[index + 1].hasPrefix(";b:1;") { roles.append(String(part)) }
        }
        return roles
    }
}
