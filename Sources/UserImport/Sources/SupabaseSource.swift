internal import AppwriteUsers
internal import JSONText

/// The table `auth.users` of Supabase: as CSV with a header, as JSON, or in an SQL dump (`pg_dump`, `supabase db dump`).
///
/// The hash stands in `encrypted_password`: bcrypt, and for users that were imported with a hash of theirs Argon2 or
/// Firebase's scrypt. User metadata become the preferences, the full name in them the name. Phone numbers lack the plus
/// sign. Of `auth.identities` in a dump, and of the app metadata, the providers are kept as identities; a deleted user is
/// marked as deleted, a ban that has not ended blocks.
public struct SupabaseSource: UserSource {
    public static let name = "supabase"
    public static let summary = "Supabase: auth.users as CSV, JSON or SQL dump"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
            return outline.has("encrypted_password") && outline.hasAny("raw_user_meta_data", "raw_app_meta_data")
                ? .own("Supabase's users in JSON", shape) : .none(shape)
        }
        let columns = head.columns
        if columns.contains("encryptedpassword"), !columns.isDisjoint(with: ["rawusermetadata", "rawappmetadata"]) {
            // Samples have a header that is longer than their rows.
            return .own("Supabase's users in CSV", .looseCSV)
        }
        let shape = RowShape.sql(head) { ["auth.users", "auth.identities"].contains($0) }
        let isNHost = head.contains("auth.user_roles", "auth.user_providers", "nhost_auth_admin")
        let isOwn = head.isSQL && head.contains("auth.users", "\"auth\".\"users\"") && !isNHost
        if isOwn { return .own("an SQL dump of Supabase's users", shape) }
        return head.isSQL ? .general("an SQL dump", shape) : .none(.looseCSV)
    }

    private let reading: FieldReading
    private var identities: [String: [JSONValue]] = [:]

    public init(_ options: SourceOptions) {
        var reading = FieldReading(options)
        reading.phones.isInternational = true
        self.reading = reading
    }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "email": .field(.field(.email)), "phone": .field(.field(.phone)),
            "encrypted_password": .field(.field(.hash)), "email_confirmed_at": .field(.field(.emailVerified)),
            "phone_confirmed_at": .field(.field(.phoneVerified)), "created_at": .field(.field(.createdAt)),
            "banned_until": .field(.field(.disabled)), "deleted_at": .field(.field(.deleted)),
            "is_anonymous": .field(.field(.anonymous)), "last_sign_in_at": .attribute(.lastLoginAt),
            "raw_user_meta_data": .special, "raw_app_meta_data": .special, "is_super_admin": .special,
            "is_sso_user": .special,
        ],
        ignored: [
            "instance_id", "aud", "role", "invited_at", "confirmation_token", "confirmation_sent_at", "recovery_token",
            "recovery_sent_at", "email_change", "email_change_token_new", "email_change_token_current",
            "email_change_confirm_status", "email_change_sent_at", "phone_change", "phone_change_token",
            "phone_change_sent_at", "confirmed_at", "reauthentication_token", "reauthentication_sent_at", "updated_at",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let object = try row.object()
        if row.table?.hasSuffix("identities") == true {
            note(identity: object)
            return nil
        }
        var builder = RecordBuilder(reading)
        // A seed may have the password beside its hash, under a name that Supabase does not have.
        try Self.fields.read(object, into: &builder, &notes)
        if let metadata = Self.metadata("raw_user_meta_data", of: object, &notes), !metadata.isEmpty {
            try builder.set(.field(.prefs), to: .object(metadata))
            let name = metadata.text("full_name") ?? metadata.text("name") ?? metadata.text("display_name")
            if let name { try builder.set(.field(.name), to: .string(name)) }
        }
        if FieldText.boolean(object.text("is_super_admin") ?? "") ?? object["is_super_admin"]?.boolValue ?? false {
            notes.uncarried("is_super_admin")
        }
        var providers = identities.removeValue(forKey: object.text("id") ?? "") ?? []
        readAppMetadata(Self.metadata("raw_app_meta_data", of: object, &notes), &providers, &notes)
        if FieldText.boolean(object.text("is_sso_user") ?? "") ?? object["is_sso_user"]?.boolValue ?? false {
            builder.setFederated()
        }
        if !providers.isEmpty {
            builder.setFederated()
            builder.set(.identities, to: .array(providers))
        }
        return try builder.finish()
    }

    /// An object, or its text. Some writers of CSV put a backslash before a quote that they double.
    private static func metadata(_ name: String, of user: JSONObject, _ notes: inout SourceNotes) -> JSONObject? {
        if let object = user.object(name) { return object }
        guard let text = user.text(name) else { return nil }
        let object = (try? JSONParser.parse(text.replacing("\\\"", with: "\"")))?.objectValue
        if object == nil { notes.uncarried(name) }
        return object
    }

    /// Takes the providers that the identities have not named yet.
    private func readAppMetadata(
        _ metadata: JSONObject?, _ providers: inout [JSONValue], _ notes: inout SourceNotes
    ) {
        guard let metadata else { return }
        let known = providers.compactMap { $0["provider"]?.stringValue }
        for provider in metadata.texts("providers") where Self.isFederation(provider) && !known.contains(provider) {
            providers.append(["provider": .string(provider)])
        }
        for key in metadata.keys where key != "provider" && key != "providers" {
            notes.uncarried("raw_app_meta_data.\(key)")
        }
    }

    private mutating func note(identity: JSONObject) {
        guard let user = identity.text("user_id"), let provider = identity.text("provider"), Self.isFederation(provider)
        else { return }
        var value = JSONObject([("provider", .string(provider))])
        if let id = identity.text("provider_id") ?? identity.object("identity_data")?.text("sub") {
            value["id"] = .string(id)
        }
        identities[user, default: []].append(.object(value))
    }

    /// Whether a provider is another service; `email` and `phone` are the project itself.
    private static func isFederation(_ provider: String) -> Bool { provider != "email" && provider != "phone" }
}
