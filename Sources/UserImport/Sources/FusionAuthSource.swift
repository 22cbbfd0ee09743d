internal import AppwriteUsers
internal import HashEncoding
internal import JSONText
internal import PasswordHashing

/// FusionAuth's users: the JSON of its import API, `{"users":[…]}` or the array alone, and of its users in
/// Elasticsearch.
///
/// A hash stands in four fields, `encryptionScheme`, `factor`, `salt` and `password` (``FusionAuthPasswordHash``). The
/// roles of the registrations become labels, `data` the preferences.
public struct FusionAuthSource: UserSource {
    public static let name = "fusionauth"
    public static let summary = "FusionAuth: users in JSON, as its import API takes them"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else { return .none(.jsonArray(member: "users")) }
        let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
        let isOwn =
            outline.hasAny("encryptionScheme", "passwordChangeRequired", "registrations", "registrations[].roles")
            || outline.has("tenantId", "insertInstant")
        return isOwn ? .own("FusionAuth's users", shape) : .none(shape)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "email": .field(.field(.email)), "username": .attribute(.username),
            "mobilePhone": .field(.field(.phone)), "phoneNumber": .special, "fullName": .special,
            "firstName": .special, "middleName": .special, "lastName": .special,
            "verified": .field(.field(.emailVerified)), "active": .field(.field(.disabled, isInverted: true)),
            "insertInstant": .field(.field(.createdAt)), "lastLoginInstant": .special,
            "passwordLastUpdateInstant": .special, "passwordChangeRequired": .special, "preferredLanguages": .special,
            "data": .field(.field(.prefs)), "registrations": .special, "memberships": .special, "twoFactor": .special,
            "password": .special, "salt": .special, "encryptionScheme": .special, "factor": .special,
        ],
        ignored: [
            "tenantId", "lastUpdateInstant", "breachedPasswordStatus", "breachedPasswordLastCheckedInstant",
            "usernameStatus", "uniqueUsername", "verifiedInstant", "connectorId", "passwordChangeReason",
            "validateDbConstraints", "twoFactorEnabled", "cleanSpeakId", "parentEmail",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if user.text("mobilePhone") == nil, let number = user.text("phoneNumber") {
            try builder.set(.field(.phone), to: .string(number))
        }
        if let name = user.text("fullName") ?? user.fullName("firstName", "lastName") {
            try builder.set(.field(.name), to: .string(name))
        }
        for (member, attribute) in [
            ("lastLoginInstant", UserAttribute.lastLoginAt), ("passwordLastUpdateInstant", .passwordChangedAt),
        ] {
            if let text = user[member]?.numberText { builder.set(attribute, to: .string(text)) }
        }
        if let language = user.texts("preferredLanguages").first { builder.set(.locale, to: .string(language)) }
        let mustChange = user["passwordChangeRequired"]?.boolValue == true
        if mustChange { builder.set(.mustChangePassword, to: true) }
        for case .object(let registration) in user["registrations"]?.arrayValue ?? [] {
            for role in registration.texts("roles") { builder.add(label: role) }
        }
        let groups = (user["memberships"]?.arrayValue ?? []).compactMap { $0["groupId"]?.stringValue }
        if !groups.isEmpty { builder.set(.groups, to: .array(groups.map(JSONValue.string))) }
        readFactors(user.object("twoFactor"), into: &builder, &notes)
        try FusionAuthPasswordHash.read(user, mustChange: mustChange, into: &builder)
        return try builder.finish()
    }

    private func readFactors(
        _ factors: JSONObject?, into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) {
        guard let factors else { return }
        for method in factors["methods"]?.arrayValue ?? [] {
            if method["method"] == "authenticator", let secret = method["secret"]?.stringValue {
                builder.set(.totpSecret, to: .string(Self.base32(secret) ?? secret))
            } else {
                notes.count("second factors that are not carried")
            }
        }
        let codes = factors.texts("recoveryCodes")
        if !codes.isEmpty { builder.set(.recoveryCodes, to: .array(codes.map(JSONValue.string))) }
    }

    /// FusionAuth writes the secret of an authenticator app in base64, others in base32 (RFC 4648, section 6).
    private static func base32(_ base64: String) -> String? {
        guard let bytes = try? Base64.decode(Array(base64.utf8), padding: .optional) else { return nil }
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)
        var text: [UInt8] = []
        var (bits, count) = (0, 0)
        for byte in bytes {
            (bits, count) = ((bits << 8 | Int(byte)) & 0xFFF, count + 8)
            while count >= 5 {
                text.append(alphabet[bits >> (count - 5) & 31])
                count -= 5
            }
        }
        if count > 0 { text.append(alphabet[bits << (5 - count) & 31]) }
        return String(decoding: text, as: UTF8.self)
    }
}
