internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// Logto's users: the table `users` in an SQL dump, as CSV or as JSON, or users as its Management API lists them.
///
/// `password_encryption_method` names the hash in `password_encrypted`; a legacy one is a JSON array of its own: a
/// digest with its arguments, or Firebase's scrypt. Logto tells applications that a primary address and number are
/// verified, so they are here. Custom data become the preferences, the accounts of connectors identities.
public struct LogtoSource: UserSource {
    public static let name = "logto"
    public static let summary = "Logto: users in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
            let isOwn =
                outline.hasAny("password_encryption_method", "passwordEncryptionMethod")
                || outline.has("primaryEmail", "customData") || outline.has("primary_email", "custom_data")
            return isOwn ? .own("Logto's users in JSON", shape) : .none(shape)
        }
        if head.columns.isSuperset(of: ["passwordencrypted", "passwordencryptionmethod"]), !head.isSQL {
            return .own("Logto's users in CSV", .csv)
        }
        let shape = RowShape.sql(head) { $0 == "users" || $0.hasSuffix(".users") }
        let isOwn = head.isSQL && head.contains("password_encryption_method", "logto_config")
        if isOwn { return .own("an SQL dump of Logto", shape) }
        return head.isSQL ? .general("an SQL dump", shape) : .none(.csv)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "username": .attribute(.username), "primary_email": .field(.field(.email)),
            "primaryEmail": .field(.field(.email)), "primary_phone": .special, "primaryPhone": .special,
            "name": .field(.field(.name)), "custom_data": .special, "customData": .special, "profile": .special,
            "identities": .special, "is_suspended": .field(.field(.disabled)),
            "isSuspended": .field(.field(.disabled)), "created_at": .field(.field(.createdAt)),
            "createdAt": .field(.field(.createdAt)), "last_sign_in_at": .special, "lastSignInAt": .special,
            "password_encrypted": .special, "passwordEncrypted": .special, "password_encryption_method": .special,
            "passwordEncryptionMethod": .special, "mfa_verifications": .special, "mfaVerifications": .special,
            "hasPassword": .special,
        ],
        ignored: [
            "tenant_id", "tenantId", "application_id", "applicationId", "logto_config", "logtoConfig", "updated_at",
            "updatedAt", "ssoIdentities", "is_password_expired", "password_updated_at", "mfaVerificationFactors",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if user.text("primary_email") ?? user.text("primaryEmail") != nil {
            try builder.set(.field(.emailVerified), to: true)
        }
        if let number = user.text("primary_phone") ?? user.text("primaryPhone") {
            // It is kept without the plus sign, with the calling code.
            let text = number.hasPrefix("+") ? number : "+\(number)"
            try builder.set(.field(.phone), to: .string(text))
            try builder.set(.field(.phoneVerified), to: true)
        }
        if let data = user.object("custom_data") ?? user.object("customData"), !data.isEmpty {
            try builder.set(.field(.prefs), to: .object(data))
        }
        if let profile = user.object("profile") { try read(profile, of: user, into: &builder) }
        let lastLogin = user["last_sign_in_at"] ?? user["lastSignInAt"]
        if let text = lastLogin?.stringValue ?? lastLogin?.numberText { builder.set(.lastLoginAt, to: .string(text)) }
        let identities = (user.object("identities")?.members ?? []).map { member in
            JSONValue.object(
                JSONObject([("provider", .string(member.key)), ("id", member.value["userId"] ?? .null)]))
        }
        if !identities.isEmpty {
            builder.setFederated()
            builder.set(.identities, to: .array(identities))
        }
        readFactors(user, into: &builder, &notes)
        try readPassword(user, into: &builder)
        return try builder.finish()
    }

    private func read(
        _ profile: JSONObject, of user: JSONObject, into builder: inout RecordBuilder
    ) throws(RowRejection) {
        if user.text("name") == nil, let name = profile.fullName("givenName", "familyName") {
            try builder.set(.field(.name), to: .string(name))
        }
        if let locale = profile.text("locale") { builder.set(.locale, to: .string(locale)) }
    }

    private func readFactors(_ user: JSONObject, into builder: inout RecordBuilder, _ notes: inout SourceNotes) {
        let listed = user["mfa_verifications"] ?? user["mfaVerifications"]
        let text = listed?.stringValue
        let factors = text.flatMap { try? JSONParser.parse($0).arrayValue } ?? listed?.arrayValue ?? []
        for factor in factors {
            switch factor["type"]?.stringValue {
            case "Totp": if let secret = factor["key"] { builder.set(.totpSecret, to: secret) }
            case "BackupCode":
                let codes = (factor["codes"]?.arrayValue ?? []).compactMap { code in
                    code["usedAt"]?.stringValue == nil ? code["code"] : nil
                }
                builder.set(.recoveryCodes, to: .array(codes))
            default: notes.count("second factors that are not carried")
            }
        }
    }

    private func readPassword(_ user: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        guard let hash = user.text("password_encrypted") ?? user.text("passwordEncrypted") else {
            guard user["hasPassword"]?.boolValue == true else { return }
            return builder.refuseCredential(.unusable, "the API lists users without their hashes: a dump has them")
        }
        let method = user.text("password_encryption_method") ?? user.text("passwordEncryptionMethod")
        switch method?.lowercased() {
        case "legacy": try read(legacy: hash, into: &builder)
        case let method? where Self.methods.contains(method):
            try builder.set(.field(.hash), to: .string(hash))
            try builder.set(.field(.scheme), to: .string(method))
        case nil: try builder.set(.field(.hash), to: .string(hash))
        default: builder.refuseCredential(.unknownScheme, "password_encryption_method is none of Logto's")
        }
    }

    /// Logto's methods; each has the name of a scheme.
    private static let methods: Set<String> = ["argon2i", "argon2id", "argon2d", "sha1", "sha256", "md5", "bcrypt"]

    /// `[algorithm, arguments, hash]`, in which `@` among the arguments is the password.
    private func read(legacy text: String, into builder: inout RecordBuilder) throws(RowRejection) {
        let parts = (try? JSONParser.parse(text))?.arrayValue ?? []
        guard parts.count == 3, let algorithm = parts[0].stringValue, let arguments = parts[1].arrayValue,
            let hash = parts[2].stringValue
        else {
            return builder.refuseCredential(
                .malformed, "a legacy password is not an algorithm, its arguments and a hash")
        }
        switch algorithm {
        case "firebase-scrypt": try builder.set(.field(.hash), to: .string(text))
        case "pbkdf2", "argon2i", "argon2id", "bcrypt":
            builder.refuseCredential(.unsupported, "\(algorithm) as a legacy password: nothing here verifies it yet")
        default:
            builder.set(
                LogtoDeclaration(algorithm: algorithm, arguments: arguments.compactMap(\.stringValue)), of: hash)
        }
    }
}
