internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// The table `users` of Redmine: in an SQL dump with `email_addresses`, as CSV or as JSON.
///
/// The hash is SHA-1 over the salt and the SHA-1 of the password, in `hashed_password` and `salt`. Whom a directory
/// checks (`auth_source_id`) has none. Groups and the visitor without an account are no users. The addresses stand in a
/// table of their own, before the users by its name.
public struct RedmineSource: UserSource {
    public static let name = "redmine"
    public static let summary = "Redmine: users and email_addresses in an SQL dump, users as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        .table(
            "Redmine's users", in: head, columns: ["login", "hashed_password", "salt", "firstname"],
            marks: [["hashed_password"], ["auth_source_id"]]
        ) { $0 == "users" || $0 == "email_addresses" }
    }

    private let reading: FieldReading
    private var addresses: [String: String] = [:]

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "login": .attribute(.username), "mail": .field(.field(.email)),
            "firstname": .special, "lastname": .special, "hashed_password": .special, "salt": .special,
            "admin": .special, "status": .special, "auth_source_id": .special, "type": .special,
            "created_on": .field(.field(.createdAt)), "last_login_on": .attribute(.lastLoginAt),
            "language": .attribute(.locale), "must_change_passwd": .special,
            "passwd_changed_on": .attribute(.passwordChangedAt), "twofa_totp_key": .special,
        ],
        ignored: [
            "updated_on", "mail_notification", "identity_url", "twofa_scheme", "twofa_totp_last_used_at",
            "twofa_required",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        if let id = Self.text(user["user_id"]), let address = user.text("address") {
            if Self.isTrue(user["is_default"]) || addresses[id] == nil { addresses[id] = address }
            return nil
        }
        guard user["hashed_password"] != nil, (user.text("type") ?? "User") == "User" else { return nil }
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if user.text("mail") == nil, let address = addresses.removeValue(forKey: Self.text(user["id"]) ?? "") {
            try builder.set(.field(.email), to: .string(address))
        }
        if let name = user.fullName("firstname", "lastname") { try builder.set(.field(.name), to: .string(name)) }
        if Self.isTrue(user["admin"]) { builder.add(label: "admin") }
        if Self.isTrue(user["must_change_passwd"]) { builder.set(.mustChangePassword, to: true) }
        // 1 is active, 2 registered and not yet confirmed, 3 locked.
        if let status = Self.text(user["status"]), status != "1" { try builder.set(.field(.disabled), to: true) }
        if user.text("twofa_totp_key") != nil { notes.count("second factors that are not carried") }
        if Self.text(user["auth_source_id"]) != nil {
            builder.setFederated()
            builder.refuseCredential(.unusable, "a directory checks the password: Redmine has none")
        } else if let hash = user.text("hashed_password"), hash.utf8.count == 40 {
            try builder.set(.field(.hash), to: .string(hash))
            if let salt = user.text("salt") {
                try builder.set(.option(.salt), to: .string(salt))
                try builder.set(.field(.scheme), to: "redmine")
            } else {
                try builder.set(.field(.scheme), to: "sha1")
            }
        }
        return try builder.finish()
    }

    private static func text(_ value: JSONValue?) -> String? {
        guard let value, !SourceFields.isAbsent(value) else { return nil }
        return value.stringValue ?? value.numberText
    }

    private static func isTrue(_ value: JSONValue?) -> Bool {
        value?.boolValue ?? FieldText.boolean(text(value) ?? "") ?? false
    }
}
