internal import AppwriteUsers
internal import JSONText

/// The table `auth.users` of NHost (Hasura Auth): as CSV with a header, as JSON, or in an SQL dump (`pg_dump`).
///
/// The hash stands in `password_hash`, bcrypt. In a dump the providers of `auth.user_providers` become identities, the
/// roles of `auth.user_roles` labels; both tables stand before the users, by their names. Roles that every user has are
/// left out. A photo that is only Gravatar's is no user's own, and is not noticed.
public struct NHostSource: UserSource {
    public static let name = "nhost"
    public static let summary = "NHost: auth.users as CSV, JSON or SQL dump"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
            let isOwn =
                outline.has("password_hash", "default_role", "is_anonymous")
                || outline.has("passwordHash", "defaultRole", "isAnonymous")
            return isOwn ? .own("NHost's users in JSON", shape) : .none(shape)
        }
        if head.columns.isSuperset(of: ["passwordhash", "defaultrole", "isanonymous"]), !head.isSQL {
            return .own("NHost's users in CSV", .csv)
        }
        let shape = RowShape.sql(head) { ["auth.users", "auth.user_providers", "auth.user_roles"].contains($0) }
        let isOwn = head.isSQL && head.contains("nhost_auth_admin", "auth.user_roles", "auth.user_providers")
        if isOwn { return .own("an SQL dump of NHost's users", shape) }
        return head.isSQL ? .general("an SQL dump", shape) : .none(.csv)
    }

    private let reading: FieldReading
    private var identities: [String: [JSONValue]] = [:]
    private var roles: [String: [String]] = [:]
    private var hasUsers = false

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    /// By the names of the table, and those of the GraphQL API.
    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "email": .field(.field(.email)), "phone_number": .field(.field(.phone)),
            "phoneNumber": .field(.field(.phone)), "password_hash": .field(.field(.hash)),
            "passwordHash": .field(.field(.hash)), "display_name": .field(.field(.name)),
            "displayName": .field(.field(.name)), "email_verified": .field(.field(.emailVerified)),
            "emailVerified": .field(.field(.emailVerified)), "phone_number_verified": .field(.field(.phoneVerified)),
            "phoneNumberVerified": .field(.field(.phoneVerified)), "disabled": .field(.field(.disabled)),
            "is_anonymous": .field(.field(.anonymous)), "isAnonymous": .field(.field(.anonymous)),
            "created_at": .field(.field(.createdAt)), "createdAt": .field(.field(.createdAt)),
            "last_seen": .attribute(.lastLoginAt), "lastSeen": .attribute(.lastLoginAt),
            "locale": .attribute(.locale), "totp_secret": .attribute(.totpSecret),
            "totpSecret": .attribute(.totpSecret), "metadata": .special, "avatar_url": .special, "avatarUrl": .special,
        ],
        ignored: [
            "updated_at", "updatedAt", "new_email", "newEmail", "otp_method_last_used", "otp_hash",
            "otp_hash_expires_at", "otpMethodLastUsed", "otpHash", "otpHashExpiresAt", "default_role", "defaultRole",
            "active_mfa_type", "activeMfaType", "ticket", "ticket_expires_at", "ticketExpiresAt",
            "webauthn_current_challenge", "currentChallenge",
        ])

    /// What a user is without anybody's doing (`AUTH_USER_DEFAULT_ALLOWED_ROLES`, `me` and `user`, and the roles of
    /// guests).
    private static let commonRoles: Set<String> = ["user", "me", "public", "anonymous"]

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let object = try row.object()
        if let table = row.table, table.hasSuffix("user_providers") || table.hasSuffix("user_roles") {
            note(object, of: table, &notes)
            return nil
        }
        hasUsers = true
        var builder = RecordBuilder(reading)
        try Self.fields.read(object, into: &builder, &notes)
        // `null` of JSON, as text in a dump, is no metadata.
        if let metadata = object.object("metadata"), !metadata.isEmpty {
            try builder.set(.field(.prefs), to: .object(metadata))
        }
        if let photo = object.text("avatar_url") ?? object.text("avatarUrl"), !photo.contains("gravatar.com/") {
            notes.uncarried("avatar_url")
        }
        let id = object.text("id") ?? ""
        for role in roles.removeValue(forKey: id) ?? [] { builder.add(label: role) }
        if let providers = identities.removeValue(forKey: id) {
            builder.setFederated()
            builder.set(.identities, to: .array(providers))
        }
        return try builder.finish()
    }

    private mutating func note(_ object: JSONObject, of table: String, _ notes: inout SourceNotes) {
        guard let user = object.text("user_id") else { return }
        guard !hasUsers else {
            return notes.say("the providers or roles of some users stand behind the users: they are not carried")
        }
        if table.hasSuffix("user_roles") {
            if let role = object.text("role"), !Self.commonRoles.contains(role) {
                roles[user, default: []].append(role)
            }
        } else if let provider = object.text("provider_id") {
            var identity = JSONObject([("provider", .string(provider))])
            if let id = object.text("provider_user_id") { identity["id"] = .string(id) }
            identities[user, default: []].append(.object(identity))
        }
    }
}
