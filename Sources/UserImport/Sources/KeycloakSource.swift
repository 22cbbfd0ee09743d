internal import AppwriteUsers
internal import JSONText

/// The users of a Keycloak realm: a realm's export, a file of users of it, or their array alone.
///
/// A credential of type `password` has two shapes: `secretData` and `credentialData`, which are JSON in text, and the flat
/// one of older releases with `hashedSaltedValue`. Both are carried as one hash. A `value` is the password itself, as
/// people write it by hand. A service account is no user. Realm roles become labels, attributes the preferences.
public struct KeycloakSource: UserSource {
    public static let name = "keycloak"
    public static let summary = "Keycloak: a realm's export or its files of users"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else { return .none(.jsonArray(member: "users")) }
        // The users of a realm may stand behind everything else in it.
        if outline.root.contains("realm") { return .own("a Keycloak realm export", .jsonArray(member: "users")) }
        let shape = outline.shape.map(RowShape.json) ?? .jsonArray(member: "users")
        let isOwn = outline.hasAny(
            "credentials[].secretData", "credentials[].hashedSaltedValue", "credentials[].credentialData")
        return isOwn ? .own("Keycloak users", shape) : .none(shape)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "username": .attribute(.username), "email": .field(.field(.email)),
            "emailVerified": .field(.field(.emailVerified)),
            "enabled": .field(.field(.disabled, isInverted: true)),
            "createdTimestamp": .field(.field(.createdAt)), "attributes": .field(.field(.prefs)),
            "groups": .attribute(.groups), "firstName": .special, "lastName": .special, "credentials": .special,
            "federatedIdentities": .special, "realmRoles": .special, "requiredActions": .special,
        ],
        ignored: ["notBefore", "totp", "disableableCredentialTypes", "access", "self", "origin"])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        guard user.text("serviceAccountClientId") == nil else {
            notes.say("service accounts are no users, and are left out")
            return nil
        }
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if !builder.hasID, let name = user.text("username") { try builder.set(.field(.id), to: .string(name)) }
        if let name = user.fullName("firstName", "lastName") { try builder.set(.field(.name), to: .string(name)) }
        for role in user.texts("realmRoles") where !role.hasPrefix("default-roles-") { builder.add(label: role) }
        if user.texts("requiredActions").contains("UPDATE_PASSWORD") { builder.set(.mustChangePassword, to: true) }
        let identities = (user["federatedIdentities"]?.arrayValue ?? []).compactMap(\.objectValue).map { identity in
            JSONValue.object(
                JSONObject([
                    ("provider", identity["identityProvider"] ?? .null), ("id", identity["userId"] ?? .null),
                ]))
        }
        if !identities.isEmpty {
            builder.setFederated()
            builder.set(.identities, to: .array(identities))
        }
        try read(credentials: user["credentials"]?.arrayValue ?? [], into: &builder, &notes)
        return try builder.finish()
    }

    private func read(
        credentials: [JSONValue], into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        let objects = credentials.compactMap(\.objectValue)
        let passwords = objects.filter { $0["type"] == "password" }
        if passwords.count > 1 { notes.count("more than one password: the first one is carried") }
        if let password = passwords.first { try read(password: password, into: &builder) }
        for credential in objects {
            switch credential.text("type") {
            case "password": break
            case "otp", "totp":
                guard let secret = credential.object("secretData")?.text("value") ?? credential.text("value") else {
                    break
                }
                builder.set(.totpSecret, to: .string(secret))
            case "recovery-authn-codes": notes.count("recovery codes that are not carried")
            case let type?: notes.uncarried("credentials of type \(type)")
            case nil: break
            }
        }
    }

    private func read(password: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        if let secret = password["secretData"], let parameters = password["credentialData"] {
            try setHash(secret, parameters, into: &builder)
        } else if let hash = password.text("hashedSaltedValue") {
            let none = JSONValue.object(JSONObject())
            let secret: JSONValue = [
                "value": .string(hash), "salt": password["salt"] ?? .null, "additionalParameters": none,
            ]
            let parameters: JSONValue = [
                "hashIterations": password["hashIterations"] ?? .null, "algorithm": password["algorithm"] ?? "pbkdf2",
                "additionalParameters": none,
            ]
            try setHash(.string(secret.jsonText), .string(parameters.jsonText), into: &builder)
        } else if let value = password.text("value") {
            try builder.set(.field(.password), to: .string(value))
        }
        if password["temporary"]?.boolValue == true { builder.set(.mustChangePassword, to: true) }
    }

    /// The hash as the registry reads it: both halves in one object.
    private func setHash(
        _ secret: JSONValue, _ parameters: JSONValue, into builder: inout RecordBuilder
    ) throws(RowRejection) {
        let text = JSONValue.object(JSONObject([("secretData", secret), ("credentialData", parameters)])).jsonText
        try builder.set(.field(.hash), to: .string(text))
    }
}
