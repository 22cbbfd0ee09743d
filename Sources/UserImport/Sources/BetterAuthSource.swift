internal import AppwriteUsers
internal import JSONText

/// Better Auth's tables `user` and `account`: in one SQL dump, or the users as JSON or CSV with the accounts in a
/// second file (`--with`).
///
/// The hash stands in the account whose provider is `credential`: `salt:key` in hex, scrypt of Better Auth's own, or
/// what an application has put in its place. The other accounts become identities. The fields are read under the names
/// of the library and those of its tables (`emailVerified`, `email_verified`), with what its plug-ins add. In a dump
/// the accounts must stand before the users, as `pg_dump` writes them.
public struct BetterAuthSource: UserSource {
    public static let name = "better-auth"
    public static let summary =
        "Better Auth: user and account in an SQL dump, or user in JSON or CSV with account in --with"
    public static let options: Set<SourceOption> = [.with]

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
            return isUsers(outline.element) ? .own("Better Auth's users in JSON", shape) : .none(shape)
        }
        if !head.isSQL { return isUsers(head.columns) ? .own("Better Auth's users in CSV", .csv) : .none(.csv) }
        let shape = RowShape.sql(head) { isUsers($0) || isAccounts($0) }
        let isOwn =
            !head.contains("auth.users") && head.contains("\"providerid\"", "provider_id", "`providerid`")
            && head.contains("\"accountid\"", "account_id", "`accountid`")
            && head.contains("\"emailverified\"", "email_verified", "`emailverified`")
        return isOwn ? .own("an SQL dump of Better Auth", shape) : .general("an SQL dump", shape)
    }

    public static func companionShape(of head: FileHead) -> RowShape? {
        if let outline = head.json {
            let isAccounts = outline.has("providerId", "userId") || outline.has("provider_id", "user_id")
            return isAccounts ? outline.shape.map(RowShape.json) : nil
        }
        return head.columns.isSuperset(of: ["providerid", "userid"]) && !head.isSQL ? .csv : nil
    }

    /// The columns of the library's own table, and none that would hold a hash: there are other tables of users.
    private static func isUsers(_ names: Set<String>) -> Bool {
        let names = Set(names.map(FieldNames.normalized))
        return names.isSuperset(of: ["id", "name", "email", "emailverified", "image", "createdat", "updatedat"])
            && !names.contains(where: CredentialNames.isWatched)
    }

    private static func isUsers(_ table: String) -> Bool { ["user", "users"].contains(TableName.bare(table)) }
    private static func isAccounts(_ table: String) -> Bool {
        ["account", "accounts"].contains(TableName.bare(table))
    }

    private let reading: FieldReading
    private var knowsAccounts: Bool
    private var hashes = CompanionTable()
    private var identities: [String: [JSONValue]] = [:]

    public init(_ options: SourceOptions) {
        reading = FieldReading(options)
        knowsAccounts = options.companion != nil
    }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "email": .field(.field(.email)), "name": .field(.field(.name)),
            "emailVerified": .field(.field(.emailVerified)), "email_verified": .field(.field(.emailVerified)),
            "createdAt": .field(.field(.createdAt)), "created_at": .field(.field(.createdAt)),
            "username": .attribute(.username), "phoneNumber": .field(.field(.phone)),
            "phone_number": .field(.field(.phone)), "phoneNumberVerified": .field(.field(.phoneVerified)),
            "phone_number_verified": .field(.field(.phoneVerified)), "isAnonymous": .field(.field(.anonymous)),
            "is_anonymous": .field(.field(.anonymous)), "banned": .special, "banExpires": .special,
            "ban_expires": .special, "role": .special, "twoFactorEnabled": .special, "two_factor_enabled": .special,
        ],
        ignored: [
            "updatedAt", "updated_at", "displayUsername", "display_username", "banReason", "ban_reason",
            "lastLoginMethod", "last_login_method",
        ])

    /// A dump whose users come first would lose their passwords before their accounts are seen.
    public mutating func inspect(_ sample: SampledRows, _ notes: inout SourceNotes) throws(SourceError) {
        guard let table = sample.rows.first?.table else { return }
        guard Self.isAccounts(table) else {
            throw SourceError(
                "the dump has no table account, or has it behind the users",
                hint: "pg_dump --data-only --inserts --table account --table user writes the accounts first")
        }
        knowsAccounts = true
    }

    public mutating func take(companion row: borrowing RowFields) throws(RowRejection) {
        try note(account: try row.object())
    }

    private mutating func note(account: JSONObject) throws(RowRejection) {
        guard let user = account.text("userId") ?? account.text("user_id") else {
            throw RowRejection(field: "userId", reason: "is missing")
        }
        guard let provider = account.text("providerId") ?? account.text("provider_id") else {
            throw RowRejection(field: "providerId", reason: "is missing")
        }
        guard provider == "credential" else {
            let id = account.text("accountId") ?? account.text("account_id")
            var identity = JSONObject([("provider", .string(provider))])
            if let id { identity["id"] = .string(id) }
            identities[user, default: []].append(.object(identity))
            return
        }
        guard let hash = account.text("password") else { return }
        guard hashes.set(user, to: hash) else { throw RowRejection(field: nil, reason: "is one too many") }
    }

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let object = try row.object()
        if let table = row.table, Self.isAccounts(table) {
            try note(account: object)
            return nil
        }
        var builder = RecordBuilder(reading)
        try Self.fields.read(object, into: &builder, &notes)
        try readBan(object, into: &builder)
        for role in (object.text("role") ?? "").split(separator: ",") where role != "user" {
            builder.add(label: FieldText.trimmed(role))
        }
        if flag(object, "twoFactorEnabled", "two_factor_enabled") {
            notes.count("second factors that are not carried")
        }
        let id = object.text("id") ?? ""
        if let accounts = identities.removeValue(forKey: id) {
            builder.setFederated()
            builder.set(.identities, to: .array(accounts))
        }
        switch hashes.take(id) {
        case .value(let hash):
            try builder.set(.field(.hash), to: .string(hash))
            if Self.isOwnHash(hash) { try builder.set(.field(.scheme), to: "better-auth-scrypt") }
        case .contradiction: builder.refuseCredential(.unusable, "the user has two accounts with a password")
        case .nothing where !knowsAccounts:
            builder.refuseCredential(
                .unusable, "Better Auth keeps hashes in the table account: --with names the file that it is in")
        case .nothing: break
        }
        return try builder.finish()
    }

    public mutating func finish(_ notes: inout SourceNotes) {
        let count = hashes.untakenCount
        if count == 1 { notes.say("1 password belongs to an account whose user is not in the file") }
        if count > 1 { notes.say("\(count) passwords belong to accounts whose users are not in the file") }
    }

    /// A ban counts until it ends, and for good where no end is said.
    private func readBan(_ object: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        guard flag(object, "banned", "banned") else { return }
        let end = object["banExpires"] ?? object["ban_expires"]
        let isOpen = end.map(SourceFields.isAbsent) ?? true
        try builder.set(.field(.disabled), to: isOpen ? true : end ?? true)
    }

    private func flag(_ object: JSONObject, _ name: String, _ other: String) -> Bool {
        [name, other].contains { name in
            object[name]?.boolValue ?? FieldText.boolean(object.text(name) ?? object[name]?.numberText ?? "") ?? false
        }
    }

    /// 16 bytes of salt and 64 of the key, in hex, with a colon between them.
    private static func isOwnHash(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        return parts.count == 2 && parts[0].count == 32 && parts[1].count == 128
            && parts.allSatisfy { $0.allSatisfy { $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 6 } }
    }
}
