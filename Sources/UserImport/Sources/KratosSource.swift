internal import AppwriteUsers
internal import JSONText

/// Ory's identities (Kratos, Ory Network) as JSON: an array, or one a line, with `include_credential=password` of its
/// administration API, or in the form that is imported.
///
/// The address, the number and the name are among the `traits`, whose schema is the project's own: the names that Ory's
/// presets have are read, the other traits become the preferences. An address is verified where `verifiable_addresses`
/// says so. The hash stands in the password's `config`; where a hook of the project checks the password at the next
/// login, there is none. `metadata_public` is kept among the preferences, `metadata_admin` is not.
public struct KratosSource: UserSource {
    public static let name = "kratos"
    public static let summary = "Ory Kratos: identities in JSON, with their credentials"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else { return .none(.jsonLines) }
        let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of identities"))
        return outline.has("traits", "schema_id") ? .own("identities of Ory Kratos", shape) : .none(shape)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "state": .field(.field(.disabled)), "traits": .special, "credentials": .special,
            "verifiable_addresses": .special, "created_at": .field(.field(.createdAt)), "metadata_public": .special,
        ],
        ignored: [
            "schema_id", "schema_url", "recovery_addresses", "state_changed_at", "updated_at", "external_id",
            "organization_id", "region",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let identity = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(identity, into: &builder, &notes)
        let credentials = identity.object("credentials") ?? JSONObject()
        let identifiers = credentials.object("password")?.texts("identifiers") ?? []
        try readTraits(identity, identifiers, into: &builder)
        if let metadata = identity.object("metadata_public"), !metadata.isEmpty {
            builder.set(preference: "metadata_public", to: .object(metadata))
        }
        for member in credentials.members {
            switch member.key {
            case "password": try read(password: member.value["config"]?.objectValue, into: &builder)
            case "oidc", "saml": readProviders(member.value["config"], into: &builder)
            case "totp": readSecret(member.value["config"]?["totp_url"]?.stringValue, into: &builder)
            case "lookup_secret":
                let codes = (member.value["config"]?["recovery_codes"]?.arrayValue ?? []).compactMap { code in
                    code["used_at"]?.stringValue == nil ? code["code"] : nil
                }
                builder.set(.recoveryCodes, to: .array(codes))
            case "code", "link": break
            default: notes.uncarried("credentials.\(member.key)")
            }
        }
        return try builder.finish()
    }

    private func readTraits(
        _ identity: JSONObject, _ identifiers: [String], into builder: inout RecordBuilder
    ) throws(RowRejection) {
        let traits = identity.object("traits") ?? JSONObject()
        let addresses = (identity["verifiable_addresses"]?.arrayValue ?? []).compactMap(\.objectValue)
        func verified(_ value: String) -> JSONValue {
            .bool(addresses.contains { $0.text("value") == value && $0["verified"]?.boolValue == true })
        }
        func listed(_ kind: String) -> String? { addresses.first { $0.text("via") == kind }?.text("value") }
        if let email = traits.text("email") ?? listed("email") ?? identifiers.first(where: { $0.contains("@") }) {
            try builder.set(.field(.email), to: .string(email))
            try builder.set(.field(.emailVerified), to: verified(email))
        }
        if let phone = traits.text("phone") ?? traits.text("phone_number") ?? listed("sms") {
            try builder.set(.field(.phone), to: .string(phone))
            try builder.set(.field(.phoneVerified), to: verified(phone))
        }
        if let username = traits.text("username") ?? identifiers.first(where: { !$0.contains("@") }) {
            builder.set(.username, to: .string(username))
        }
        let name = traits.object("name")
        let shown =
            traits.text("name") ?? name?.fullName("first", "last") ?? name?.fullName("first_name", "last_name")
            ?? traits.fullName("first_name", "last_name") ?? traits.fullName("given_name", "family_name")
        if let shown { try builder.set(.field(.name), to: .string(shown)) }
        if let locale = traits.text("locale") ?? traits.text("language") { builder.set(.locale, to: .string(locale)) }
        for trait in traits.members where !Self.placed.contains(trait.key) && !SourceFields.isAbsent(trait.value) {
            builder.set(preference: trait.key, to: trait.value)
        }
    }

    /// The traits that have a place of their own.
    private static let placed: Set<String> = [
        "email", "phone", "phone_number", "username", "name", "first_name", "last_name", "given_name", "family_name",
        "locale", "language",
    ]

    private func read(password config: JSONObject?, into builder: inout RecordBuilder) throws(RowRejection) {
        if let hash = config?.text("hashed_password") {
            try builder.set(.field(.hash), to: .string(hash))
        } else if config?["use_password_migration_hook"]?.boolValue == true {
            builder.refuseCredential(
                .unusable, "the project's own hook checks the password at the next login: Ory has no hash of it")
        } else if let password = config?.text("password") {
            try builder.set(.field(.password), to: .string(password))
        } else {
            builder.refuseCredential(
                .unusable, "the export has no hash of the password: include_credential=password asks for it")
        }
    }

    private func readProviders(_ config: JSONValue?, into builder: inout RecordBuilder) {
        let identities = (config?["providers"]?.arrayValue ?? []).map { provider in
            JSONValue.object(
                JSONObject([("provider", provider["provider"] ?? .null), ("id", provider["subject"] ?? .null)]))
        }
        guard !identities.isEmpty else { return }
        builder.setFederated()
        builder.set(.identities, to: .array(identities))
    }

    /// The secret in the address of an authenticator app, `otpauth://totp/…?secret=…&…`.
    private func readSecret(_ address: String?, into builder: inout RecordBuilder) {
        guard let query = address?.split(separator: "?", maxSplits: 1).last else { return }
        for part in query.split(separator: "&") where part.hasPrefix("secret=") {
            builder.set(.totpSecret, to: .string(String(part.dropFirst(7))))
        }
    }
}
