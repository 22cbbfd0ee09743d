internal import AppwriteUsers
internal import JSONText

/// The table `users` of Laravel, as its own migrations make it: in an SQL dump, as CSV or as JSON.
///
/// The hash stands in `password`: bcrypt (`$2y$`) or Argon2. What Fortify keeps of second factors is encrypted with the
/// application's key, and not carried. A user whom the application has deleted softly is marked as deleted.
public struct LaravelSource: UserSource {
    public static let name = "laravel"
    public static let summary = "Laravel: users in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        .table(
            "Laravel's users", in: head, columns: ["email", "password", "remember_token"],
            marks: [["remember_token"], ["email_verified_at", "password_reset"]]
        ) { $0 == "users" }
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "name": .field(.field(.name)), "email": .field(.field(.email)),
            "username": .attribute(.username), "email_verified_at": .field(.field(.emailVerified)),
            "password": .field(.field(.hash)), "created_at": .field(.field(.createdAt)),
            "deleted_at": .field(.field(.deleted)), "first_name": .special, "last_name": .special,
            "phone": .field(.field(.phone)), "is_active": .field(.field(.disabled, isInverted: true)),
            "locale": .attribute(.locale), "last_login_at": .attribute(.lastLoginAt), "two_factor_secret": .special,
        ],
        ignored: [
            "remember_token", "updated_at", "two_factor_recovery_codes", "two_factor_confirmed_at", "current_team_id",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if user.text("name") == nil, let name = user.fullName("first_name", "last_name") {
            try builder.set(.field(.name), to: .string(name))
        }
        if user.text("two_factor_secret") != nil { notes.count("second factors that are not carried") }
        return try builder.finish()
    }
}
