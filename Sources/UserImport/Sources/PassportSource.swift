internal import AppwriteUsers
internal import HashEncoding
internal import JSONText
internal import PasswordHashing

/// The users of an Express application with Passport, as `mongoexport` writes them: one object a line, or an array.
///
/// Applications choose how they hash. Where `password` is bcrypt it says so itself. `hash` and `salt` beside one another
/// are passport-local-mongoose's: PBKDF2-HMAC-SHA-256 of 25,000 iterations and 512 bytes, with the salt's hex digits as the
/// salt, both in hex. These are its defaults since 2.0 (before, it was SHA-1, of the same lengths). Hashes of other lengths
/// say nothing of themselves. Accounts of other services are the members named after them (`googleId`, `github`).
public struct PassportSource: UserSource {
    public static let name = "passport"
    public static let summary = "Passport: users of an Express application in JSON, as mongoexport writes them"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else { return .none(.jsonLines) }
        let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
        // "__v" is mongoose's.
        let isLocal = outline.has("hash", "salt") && outline.hasAny("__v", "_id.$oid", "attempts")
        let hasProvider = outline.hasAny("googleId", "facebookId", "githubId", "twitterId", "linkedinId")
        let isOwn = isLocal || (hasProvider && outline.has("password")) || outline.has("password", "tokens[].kind")
        return isOwn ? .own("the users of an application with Passport", shape) : .none(shape)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let providers = ["google", "facebook", "github", "twitter", "linkedin", "instagram", "microsoft"]

    private static let fields = SourceFields(
        [
            "_id": .special, "id": .special, "username": .special, "email": .field(.field(.email)),
            "emailVerified": .field(.field(.emailVerified)), "isVerified": .field(.field(.emailVerified)),
            "phone": .field(.field(.phone)), "name": .special, "displayName": .special, "firstName": .special,
            "lastName": .special, "profile": .special, "picture": .special, "password": .special, "hash": .special,
            "salt": .special, "createdAt": .special, "lastLogin": .special, "role": .special, "roles": .special,
            "isActive": .field(.field(.disabled, isInverted: true)), "disabled": .field(.field(.disabled)),
        ],
        ignored: [
            "__v", "updatedAt", "attempts", "last", "tokens", "resetPasswordToken", "resetPasswordExpires",
            "passwordResetToken", "passwordResetExpires", "emailVerificationToken", "provider",
        ] + providers + providers.map { "\($0)Id" })

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let id = Self.text(user["_id"] ?? user["id"], "$oid") { try builder.set(.field(.id), to: .string(id)) }
        try readNames(user, into: &builder)
        if let date = Self.text(user["createdAt"], "$date") { try builder.set(.field(.createdAt), to: .string(date)) }
        if let date = Self.text(user["lastLogin"] ?? user["last"], "$date") {
            builder.set(.lastLoginAt, to: .string(date))
        }
        for label in [user["role"]].compactMap(\.self) + (user["roles"]?.arrayValue ?? []) {
            if let text = label.stringValue, !text.isEmpty { builder.add(label: text) }
        }
        if let picture = user.text("picture") ?? user.object("profile")?.text("picture") {
            builder.set(preference: "picture", to: .string(picture))
        }
        readIdentities(user, into: &builder)
        try readPassword(user, into: &builder, &notes)
        return try builder.finish()
    }

    private func readNames(_ user: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        if let name = user.text("username") {
            builder.set(.username, to: .string(name))
            // With `usernameField: "email"` the plugin still calls it so.
            if user["email"] == nil, name.contains("@") { try builder.set(.field(.email), to: .string(name)) }
        }
        let name =
            user.text("displayName") ?? user.text("name") ?? user.fullName("firstName", "lastName")
            ?? user.object("name")?.fullName("first", "last") ?? user.object("profile")?.text("name")
        if let name { try builder.set(.field(.name), to: .string(name)) }
    }

    /// An account stands as its id, in `google` or `googleId`, or as an object with it.
    private func readIdentities(_ user: JSONObject, into builder: inout RecordBuilder) {
        let identities = Self.providers.compactMap { provider -> JSONValue? in
            let value = user["\(provider)Id"] ?? user[provider]
            guard let id = Self.text(value, "id") else { return nil }
            return .object(JSONObject([("provider", .string(provider)), ("id", .string(id))]))
        }
        guard !identities.isEmpty else { return }
        builder.setFederated()
        builder.set(.identities, to: .array(identities))
    }

    private func readPassword(
        _ user: JSONObject, into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        guard let hash = user.text("hash") else {
            guard let password = user["password"], !SourceFields.isAbsent(password) else { return }
            // What Passport checks is what the application has hashed.
            return try builder.set(.field(.hash), to: password)
        }
        guard let salt = user.text("salt") else { return try builder.set(.field(.hash), to: .string(hash)) }
        guard hash.utf8.count == 2 * Self.keyByteCount, let key = try? Hex.decode(Array(hash.utf8)),
            salt.utf8.count == 64
        else {
            return builder.refuseCredential(
                .unknownScheme, "nothing says how the application made the hash that stands beside a salt")
        }
        notes.say(Self.digestNotice)
        let text =
            "$pbkdf2-sha256$i=25000,l=\(Self.keyByteCount)$"
            + "\(Base64.encode(Array(salt.utf8)))$\(Base64.encode(key))"
        try builder.set(.field(.hash), to: .string(text))
    }

    /// passport-local-mongoose's `keylen`.
    private static let keyByteCount = 512

    private static let digestNotice = """
        the file does not say which digest its hashes are of: SHA-256 is taken, passport-local-mongoose's default since \
        2.0. Check it with one password that you know
        """

    /// A text or a number, or that in a member: MongoDB's ids and dates are objects.
    private static func text(_ value: JSONValue?, _ member: String) -> String? {
        guard let value, !SourceFields.isAbsent(value) else { return nil }
        if let inner = value[member] {
            return inner.stringValue ?? inner.numberText ?? inner["$numberLong"]?.stringValue
        }
        return value.stringValue ?? value.numberText
    }
}
