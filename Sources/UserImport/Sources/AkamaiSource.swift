internal import AppwriteUsers
internal import JSONText

/// Users of Akamai Identity Cloud (once Janrain): what `entity.find` answers, `{"result_count":…,"results":[…]}`.
///
/// `password` is an object with the hash in `value` and its kind in `type` (`password-bcrypt`), or the hash alone. An
/// address is verified where `emailVerified` has a date.
public struct AkamaiSource: UserSource {
    public static let name = "akamai"
    public static let summary = "Akamai Identity Cloud: users in JSON, as entity.find answers"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json, outline.root.contains("result_count") else {
            return .none(.jsonArray(member: "results"))
        }
        return .own("an Akamai Identity Cloud export", .jsonArray(member: "results"))
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "uuid": .field(.field(.id)), "email": .field(.field(.email)), "emailVerified": .special,
            "displayName": .special, "givenName": .special, "familyName": .special, "password": .special,
            "mobileNumber": .field(.field(.phone)), "mobileNumberVerified": .special,
            "created": .special, "lastLogin": .special, "profiles": .special,
            "deactivateAccount": .special,
        ],
        ignored: ["id", "lastUpdated", "clients", "legalAcceptances"])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let name = user.text("displayName") ?? user.fullName("givenName", "familyName") {
            try builder.set(.field(.name), to: .string(name))
        }
        for (member, field) in [
            ("emailVerified", UserField.emailVerified), ("mobileNumberVerified", .phoneVerified),
            ("created", .createdAt),
        ] {
            if let time = user.text(member) { try builder.set(.field(field), to: .string(Self.date(time))) }
        }
        if let time = user.text("lastLogin") { builder.set(.lastLoginAt, to: .string(Self.date(time))) }
        if user.text("deactivateAccount") != nil { try builder.set(.field(.disabled), to: true) }
        let identities = (user["profiles"]?.arrayValue ?? []).compactMap(\.objectValue).map { profile in
            JSONValue.object(
                JSONObject([("provider", profile["domain"] ?? .null), ("id", profile["identifier"] ?? .null)]))
        }
        if !identities.isEmpty {
            builder.setFederated()
            builder.set(.identities, to: .array(identities))
        }
        if let hash = user.object("password")?.text("value") ?? user.text("password") {
            try builder.set(.field(.hash), to: .string(hash))
        }
        return try builder.finish()
    }

    /// Akamai writes the offset behind a space: `2024-01-02 03:04:05 +0000`.
    private static func date(_ text: String) -> String {
        text.hasSuffix(" +0000") ? String(text.dropLast(6)) + "Z" : text
    }
}
