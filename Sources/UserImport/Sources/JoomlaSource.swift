internal import AppwriteUsers
internal import JSONText

/// The table `#__users` of Joomla, whatever its prefix: in an SQL dump, as CSV or as JSON.
///
/// The hash stands in `password`: bcrypt, Argon2, phpass, before 2.5.18 the MD5 of password and salt with the salt
/// behind a colon, and in the oldest sites an MD5 alone.
public struct JoomlaSource: UserSource {
    public static let name = "joomla"
    public static let summary = "Joomla: its table of users in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        .table(
            "Joomla's users", in: head, columns: ["username", "email", "password", "registerDate", "lastvisitDate"],
            marks: [["registerdate"], ["lastvisitdate"]]
        ) { $0.hasSuffix("_users") }
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "name": .field(.field(.name)), "username": .attribute(.username),
            "email": .field(.field(.email)), "password": .field(.field(.hash)), "block": .field(.field(.disabled)),
            "registerDate": .field(.field(.createdAt)), "lastvisitDate": .special, "requireReset": .special,
            "otpKey": .special,
        ],
        ignored: [
            "usertype", "sendEmail", "activation", "params", "lastResetTime", "resetCount", "otep", "gid",
            "authProvider",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        // A component's table may end as the one of the users does.
        guard user["password"] != nil, user["username"] != nil else { return nil }
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        let hash = user.text("password") ?? ""
        try builder.declareMD5(of: hash)
        let parts = hash.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, parts[0].utf8.count == 32 { try builder.set(.field(.scheme), to: "joomla") }
        if let time = user.text("lastvisitDate"), SourceMoment(time) != .never {
            builder.set(.lastLoginAt, to: .string(time))
        }
        if (user["requireReset"]?.numberText ?? user.text("requireReset")) == "1" {
            builder.set(.mustChangePassword, to: true)
        }
        if user.text("otpKey") != nil { notes.count("second factors that are not carried") }
        return try builder.finish()
    }
}
