internal import AppwriteUsers
internal import JSONText

/// The table `users` of a Rails application with Devise, or with `has_secure_password`: in an SQL dump, as CSV or as
/// JSON.
///
/// The hash stands in `encrypted_password` or `password_digest`, bcrypt. Where `config.pepper` is set, the pepper
/// entered it too, and no dump shows that: a notice says so. A lock after wrong passwords ends by itself, and is not
/// carried.
public struct DeviseSource: UserSource {
    public static let name = "devise"
    public static let summary = "Rails with Devise or has_secure_password: users in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        let match = SourceMatch.table(
            "a Rails application's users", in: head, columns: ["email", "encrypted_password", "reset_password_token"],
            marks: [
                ["encrypted_password", "password_digest"],
                ["reset_password_token", "remember_created_at", "schema_migrations", "ar_internal_metadata"],
            ]
        ) { $0 == "users" }
        // Supabase has a column of the same name, and its dump migrations of its own.
        return head.isSQL && head.contains("auth.users", "\"auth\".\"users\"")
            ? .general("an SQL dump", match.shape) : match
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "email": .field(.field(.email)), "username": .attribute(.username),
            "encrypted_password": .field(.field(.hash)), "password_digest": .field(.field(.hash)),
            "confirmed_at": .field(.field(.emailVerified)), "created_at": .field(.field(.createdAt)),
            "last_sign_in_at": .special, "current_sign_in_at": .special, "name": .special, "first_name": .special,
            "last_name": .special, "locked_at": .special, "provider": .special, "uid": .special,
            "deleted_at": .field(.field(.deleted)), "discarded_at": .field(.field(.deleted)), "admin": .special,
            "phone": .field(.field(.phone)), "phone_number": .field(.field(.phone)), "locale": .attribute(.locale),
            "otp_secret": .special, "encrypted_otp_secret": .special,
        ],
        ignored: [
            "reset_password_token", "reset_password_sent_at", "remember_created_at", "sign_in_count",
            "current_sign_in_ip", "last_sign_in_ip", "confirmation_token", "confirmation_sent_at",
            "unconfirmed_email", "failed_attempts", "unlock_token", "updated_at", "remember_token",
        ])

    private static let pepperNotice =
        "where the application sets Devise's config.pepper, no hash verifies without that: check one password that "
        + "you know"

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let name = user.text("name") ?? user.fullName("first_name", "last_name") {
            try builder.set(.field(.name), to: .string(name))
        }
        if let time = user.text("current_sign_in_at") ?? user.text("last_sign_in_at") {
            builder.set(.lastLoginAt, to: .string(time))
        }
        if user["admin"]?.boolValue ?? FieldText.boolean(user.text("admin") ?? "") ?? false {
            builder.add(label: "admin")
        }
        if let provider = user.text("provider"), provider != "email" {
            builder.setFederated()
            builder.set(.identities, to: .array([["provider": .string(provider), "id": user["uid"] ?? .null]]))
        }
        if user.text("locked_at") != nil { notes.count("locks that end by themselves and are not carried") }
        if user.text("otp_secret") ?? user.text("encrypted_otp_secret") != nil {
            notes.count("second factors that are not carried")
        }
        if user.text("encrypted_password") != nil { notes.say(Self.pepperNotice) }
        return try builder.finish()
    }
}
