internal import AppwriteUsers
internal import JSONText

/// ForgeRock's managed users (now Ping's): what its query of `managed/user` answers, `{"result":[…],"resultCount":…}`.
///
/// The hash stands in `password`, with its own mark (`{PBKDF2-HMAC-SHA256}10:…`, `{SSHA}…`). One that the server
/// encrypts with a key of its own, an object with `$crypto`, is not to be had.
public struct ForgeRockSource: UserSource {
    public static let name = "forgerock"
    public static let summary = "ForgeRock: managed users in JSON, as a query answers"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json, outline.root.contains("resultCount") else {
            return .none(.jsonArray(member: "result"))
        }
        return .own("a ForgeRock export", .jsonArray(member: "result"))
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "_id": .field(.field(.id)), "userName": .attribute(.username), "mail": .field(.field(.email)),
            "displayName": .special, "givenName": .special, "sn": .special, "cn": .special,
            "telephoneNumber": .field(.field(.phone)), "accountStatus": .field(.field(.disabled)),
            "password": .special, "preferredLanguage": .attribute(.locale),
        ],
        ignored: ["_rev", "effectiveRoles", "effectiveAssignments", "lastSync", "kbaInfo", "memberOfOrgIDs"])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let name = user.text("displayName") ?? user.fullName("givenName", "sn") ?? user.text("cn") {
            try builder.set(.field(.name), to: .string(name))
        }
        switch user["password"] {
        case .string(let hash): try builder.set(.field(.hash), to: .string(hash))
        case .object: builder.refuseCredential(.unusable, "the server has encrypted the password with a key of its own")
        default: break
        }
        return try builder.finish()
    }
}
