internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// Auth0's users, in its three kinds of files: the export of profiles (JSON Lines or CSV), the export of password
/// hashes that its support makes (JSON Lines), and the JSON array of a bulk import.
///
/// Profiles hold no hashes: those of a second file (`--with`) are joined by the id, `auth0|` and the hash row's
/// `alt_id` or `_id.$oid`. Files of hashes alone are read, too. A bulk import has bcrypt in `password_hash`, and every
/// other algorithm in `custom_password_hash` (``Auth0PasswordHash``). `user_metadata` become the preferences;
/// `app_metadata`, which users must not change, do not. In CSV every text has an apostrophe in front, which is taken
/// away.
public struct Auth0Source: UserSource {
    public static let name = "auth0"
    public static let summary =
        "Auth0: profiles (JSON Lines, CSV) with their hashes in --with, or the JSON of a bulk import"
    public static let options: Set<SourceOption> = [.with]

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else {
            let isOwn =
                head.columns.contains("userid") && !head.isSQL
                && !head.columns.isDisjoint(with: ["loginscount", "lastip", "identities", "identities[0].connection"])
            return isOwn ? .own("Auth0's profiles in CSV", .csv) : .none(.csv)
        }
        let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
        if isHashFile(outline) { return .own("Auth0's file of password hashes", shape) }
        if outline.has("custom_password_hash") || outline.has("user_id", "password_hash") {
            return .own("Auth0's bulk-import file", shape)
        }
        let isOwn =
            outline.has("user_id")
            && outline.hasAny(
                "logins_count", "last_ip", "identities[].connection", "user_metadata", "app_metadata", "last_login")
        return isOwn ? .own("Auth0's profiles", shape) : .none(shape)
    }

    public static func companionShape(of head: FileHead) -> RowShape? {
        guard let outline = head.json, isHashFile(outline) else { return nil }
        return outline.shape.map(RowShape.json)
    }

    private static func isHashFile(_ outline: JSONOutline) -> Bool {
        outline.has("passwordHash") && outline.hasAny("_id.$oid", "_ID.$oid", "alt_id")
            && outline.hasAny("tenant", "connection")
    }

    private let reading: FieldReading
    private let hasCompanion: Bool
    private var hashes = CompanionTable()

    public init(_ options: SourceOptions) {
        reading = FieldReading(options)
        hasCompanion = options.companion != nil
    }

    private static let fields = SourceFields(
        [
            "user_id": .special, "_id": .special, "alt_id": .special, "email": .field(.field(.email)),
            "email_verified": .field(.field(.emailVerified)), "phone_number": .field(.field(.phone)),
            "phone_verified": .field(.field(.phoneVerified)), "username": .attribute(.username),
            "name": .field(.field(.name)), "given_name": .special, "family_name": .special,
            "blocked": .field(.field(.disabled)), "created_at": .field(.field(.createdAt)),
            "last_login": .attribute(.lastLoginAt), "last_password_reset": .attribute(.passwordChangedAt),
            "password_set_date": .special, "user_metadata": .field(.field(.prefs)), "app_metadata": .special,
            "identities": .special, "mfa_factors": .special, "multifactor": .special, "passwordHash": .special,
            "password_hash": .special, "custom_password_hash": .special, "locale": .attribute(.locale),
        ],
        ignored: [
            "nickname", "updated_at", "last_ip", "logins_count", "tenant", "connection", "_tmp_is_unique", "version",
            "identifiers", "multifactor_last_modified", "email_lastVerified", "client_id", "identities[0].connection",
            "identities[0].provider", "identities[0].user_id", "identities[0].isSocial",
        ])

    public mutating func take(companion row: borrowing RowFields) throws(RowRejection) {
        let object = try row.object()
        guard let id = Self.hashRowID(object) else { throw RowRejection(field: "_id", reason: "is missing") }
        guard let hash = object.text("passwordHash") else { return }
        guard hashes.set(id, to: hash) else { throw RowRejection(field: nil, reason: "is one too many") }
    }

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        var object = try row.object()
        if case .cells = row.content { object = Self.withoutApostrophes(object) }
        var builder = RecordBuilder(reading)
        try Self.fields.read(object, into: &builder, &notes)
        if object.text("name") == nil, let name = object.fullName("given_name", "family_name") {
            try builder.set(.field(.name), to: .string(name))
        }
        let isHashRow = object.text("user_id") == nil && Self.hashRowID(object) != nil
        if let id = object.text("user_id") ?? Self.hashRowID(object) { try builder.set(.field(.id), to: .string(id)) }
        let accounts = readIdentities(object, into: &builder)
        for key in object.object("app_metadata")?.keys ?? [] { notes.uncarried("app_metadata.\(key)") }
        readFactors(object, into: &builder, &notes)
        let date = object["password_set_date"]
        if let text = date?["$date"]?.stringValue ?? date?.stringValue {
            builder.set(.passwordChangedAt, to: .string(text))
        }
        if isHashRow {
            if let hash = object.text("passwordHash") { try builder.set(.field(.hash), to: .string(hash)) }
        } else if object["password_hash"] != nil || object["custom_password_hash"] != nil {
            try Auth0PasswordHash.read(object, into: &builder)
        } else {
            try join(accounts, into: &builder)
        }
        return try builder.finish()
    }

    public mutating func finish(_ notes: inout SourceNotes) {
        let count = hashes.untakenCount
        guard count > 0 else { return }
        notes.say(
            count == 1
                ? "1 hash of the second file belongs to no user of the first"
                : "\(count) hashes of the second file belong to no user of the first")
    }

    /// The id under which a profile knows the user of a row of hashes. A user who was imported under another id has it
    /// in `alt_id`.
    private static func hashRowID(_ object: JSONObject) -> String? {
        let own = object["_id"] ?? object["_ID"]
        return (object.text("alt_id") ?? own?["$oid"]?.stringValue).map { "auth0|\($0)" }
    }

    /// Takes the hash of the account that Auth0 itself keeps, of a user who has one.
    private mutating func join(_ accounts: [String], into builder: inout RecordBuilder) throws(RowRejection) {
        for account in accounts {
            switch hashes.take(account) {
            case .value(let hash): return try builder.set(.field(.hash), to: .string(hash))
            case .contradiction:
                return builder.refuseCredential(.unusable, "the second file has two hashes of this user")
            case .nothing: break
            }
        }
        guard !accounts.isEmpty else { return }
        builder.refuseCredential(
            .unusable,
            hasCompanion
                ? "the second file has no hash of this user"
                : "Auth0 exports profiles without their hashes: --with names the file of hashes")
    }

    /// Notes the accounts of other services.
    /// - Returns: the ids of the accounts that Auth0 itself keeps.
    private func readIdentities(_ object: JSONObject, into builder: inout RecordBuilder) -> [String] {
        guard let id = object.text("user_id") else { return [] }
        var own: [String] = []
        var others: [JSONValue] = []
        let listed = (object["identities"]?.arrayValue ?? []).compactMap(\.objectValue)
        let named = listed.compactMap { identity in
            identity.text("provider").map {
                ($0, identity["user_id"].flatMap { $0.stringValue ?? $0.numberText } ?? "")
            }
        }
        let parts = id.split(separator: "|", maxSplits: 1).map(String.init)
        for (provider, id) in named.isEmpty && parts.count == 2 ? [(parts[0], parts[1])] : named {
            switch provider {
            case "auth0": own.append("auth0|\(id)")
            case "sms", "email": break
            default: others.append(["provider": .string(provider), "id": .string(id)])
            }
        }
        if !others.isEmpty {
            builder.setFederated()
            builder.set(.identities, to: .array(others))
        }
        return own
    }

    private func readFactors(
        _ object: JSONObject, into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) {
        for factor in object["mfa_factors"]?.arrayValue ?? [] {
            if let secret = factor["totp"]?["secret"]?.stringValue {
                builder.set(.totpSecret, to: .string(secret))
            } else {
                notes.count("second factors that are not carried")
            }
        }
        if object["multifactor"]?.arrayValue?.isEmpty == false { notes.count("second factors that are not carried") }
    }

    private static func withoutApostrophes(_ object: JSONObject) -> JSONObject {
        JSONObject(
            object.members.map { member in
                guard let text = member.value.stringValue, text.hasPrefix("'") else {
                    return (member.key, member.value)
                }
                return (member.key, .string(String(text.dropFirst())))
            })
    }
}
