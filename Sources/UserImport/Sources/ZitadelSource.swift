internal import AppwriteUsers
internal import JSONText

/// Zitadel's human users: what its administration API exports and imports, `{"dataOrgs":{"orgs":[{"humanUsers":[…]}]}}` or
/// `{"orgs":[…]}`, of all organisations one after the other.
///
/// The hash stands in `hashedPassword.value`: a text that says what it is, or an MD5 in hex. Accounts of identity providers
/// become identities, whose provider is the id of its configuration.
public struct ZitadelSource: UserSource {
    public static let name = "zitadel"
    public static let summary = "Zitadel: the human users of an export or import in JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        let root = head.json?.root ?? []
        let outer = ["dataOrgs", "data_orgs"].first(where: root.contains).map { [$0] } ?? []
        let shape = RowShape.json(.nested(path: outer + ["orgs", "humanUsers"]))
        return !outer.isEmpty || root.contains("orgs") ? .own("a Zitadel export", shape) : .none(shape)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "userName": .attribute(.username), "profile": .special, "email": .special, "phone": .special,
            "password": .special, "hashedPassword": .special, "passwordChangeRequired": .special,
            "otpCode": .attribute(.totpSecret), "idps": .special,
        ],
        ignored: ["requestPasswordlessRegistration"])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let object = try row.object()
        guard let user = object.object("user") else { throw RowRejection(field: "user", reason: "is missing") }
        var builder = RecordBuilder(reading)
        if let id = object.text("userId") { try builder.set(.field(.id), to: .string(id)) }
        try Self.fields.read(user, into: &builder, &notes)
        if let profile = user.object("profile") {
            if let name = profile.text("displayName") ?? profile.fullName("firstName", "lastName") {
                try builder.set(.field(.name), to: .string(name))
            }
            // `und` is a language that is not determined (ISO 639-2).
            if let language = profile.text("preferredLanguage"), language != "und" {
                builder.set(.locale, to: .string(language))
            }
        }
        if let email = user.object("email"), let address = email.text("email") {
            try builder.set(.field(.email), to: .string(address))
            try builder.set(.field(.emailVerified), to: email["isEmailVerified"] ?? .null)
        }
        if let phone = user.object("phone"), let number = phone.text("phone") {
            try builder.set(.field(.phone), to: .string(number))
            try builder.set(.field(.phoneVerified), to: phone["isPhoneVerified"] ?? .null)
        }
        if user["passwordChangeRequired"]?.boolValue == true { builder.set(.mustChangePassword, to: true) }
        let identities = (user["idps"]?.arrayValue ?? []).map { provider in
            JSONValue.object(
                JSONObject([
                    ("provider", provider["configId"] ?? .null), ("id", provider["externalUserId"] ?? .null),
                ]))
        }
        if !identities.isEmpty {
            builder.setFederated()
            builder.set(.identities, to: .array(identities))
        }
        if let hash = user.object("hashedPassword")?.text("value") {
            try builder.set(.field(.hash), to: .string(hash))
            try builder.declareMD5(of: hash)
        } else if let password = user.text("password") {
            try builder.set(.field(.password), to: .string(password))
        }
        return try builder.finish()
    }
}
