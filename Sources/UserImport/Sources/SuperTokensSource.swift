internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// SuperTokens' users: the JSON of its bulk import, `{"users":[…]}` or the array alone.
///
/// A user has several ways of logging in (`loginMethods`). The address, the number and the hash are those of the
/// primary way, or else of the first that has one; other services become identities. `passwordHash` is bcrypt, Argon2
/// or Firebase's scrypt, whose signer key stands in the server's configuration: `--hash-config` names it.
public struct SuperTokensSource: UserSource {
    public static let name = "supertokens"
    public static let summary = "SuperTokens: users in JSON, as its bulk import takes them"
    public static let options: Set<SourceOption> = [.hashConfig]

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else { return .none(.jsonArray(member: "users")) }
        let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
        return outline.hasAny("loginMethods", "loginMethods[].recipeId")
            ? .own("SuperTokens' users", shape) : .none(shape)
    }

    private let reading: FieldReading
    private let signerKey: String?

    public init(_ options: SourceOptions) {
        reading = FieldReading(options)
        signerKey = options.firebaseHashConfig?.signerKey
    }

    private static let fields = SourceFields(
        [
            "externalUserId": .special, "id": .special, "userId": .special, "userMetadata": .field(.field(.prefs)),
            "userRoles": .special, "totpDevices": .special, "loginMethods": .special,
            "timeJoined": .field(.field(.createdAt)),
        ],
        ignored: ["isPrimaryUser", "tenantIds", "emails", "phoneNumbers", "thirdParty"])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let id = user.text("externalUserId") ?? user.text("id") ?? user.text("userId") {
            try builder.set(.field(.id), to: .string(id))
        }
        for role in user["userRoles"]?.arrayValue ?? [] {
            if let name = role.stringValue ?? role["role"]?.stringValue { builder.add(label: name) }
        }
        let devices = (user["totpDevices"]?.arrayValue ?? []).compactMap { $0["secretKey"]?.stringValue }
        if let secret = devices.first { builder.set(.totpSecret, to: .string(secret)) }
        if devices.count > 1 { notes.count("more than one authenticator app: the first one is carried") }
        try readMethods(user, into: &builder, &notes)
        return try builder.finish()
    }

    private func readMethods(
        _ user: JSONObject, into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        let all = (user["loginMethods"]?.arrayValue ?? []).compactMap(\.objectValue)
        let methods = all.filter(Self.isPrimary) + all.filter { !Self.isPrimary($0) }
        let contacts: [(String, UserField, UserField)] = [
            ("email", .email, .emailVerified), ("phoneNumber", .phone, .phoneVerified),
        ]
        for (member, field, flag) in contacts {
            let having = methods.filter { $0.text(member) != nil }
            guard let value = having.first?.text(member) else { continue }
            try builder.set(.field(field), to: .string(value))
            // Who logs in by a code that is sent there has proved to read it.
            let isVerified = having.contains { method in
                method.text(member) == value
                    && (method["isVerified"]?.boolValue == true || method.text("recipeId") == "passwordless")
            }
            try builder.set(.field(flag), to: .bool(isVerified))
            if having.contains(where: { $0.text(member) != value }) {
                notes.count("further addresses or numbers that are not carried")
            }
        }
        if user["timeJoined"] == nil, let time = methods.compactMap({ $0["timeJoinedInMSSinceEpoch"] }).first {
            try builder.set(.field(.createdAt), to: time)
        }
        let identities = methods.filter { $0.text("recipeId") == "thirdparty" }.map { method in
            JSONValue.object(
                JSONObject([
                    ("provider", method["thirdPartyId"] ?? .null), ("id", method["thirdPartyUserId"] ?? .null),
                ]))
        }
        if !identities.isEmpty {
            builder.setFederated()
            builder.set(.identities, to: .array(identities))
        }
        let passwords = methods.filter { $0.text("recipeId") == "emailpassword" }
        if passwords.count > 1 { notes.count("more than one password: the first one is carried") }
        if let method = passwords.first { try read(password: method, into: &builder) }
    }

    private static func isPrimary(_ method: JSONObject) -> Bool { method["isPrimary"]?.boolValue == true }

    private func read(password method: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        guard let hash = method.text("passwordHash") else {
            guard let password = method.text("plainTextPassword") else { return }
            return try builder.set(.field(.password), to: .string(password))
        }
        try builder.set(.field(.hash), to: .string(hash))
        guard hash.hasPrefix("$f_scrypt$") else { return }
        guard let signerKey else {
            return builder.refuseCredential(
                .unusable, "the signer key of the Firebase project is not in the file: --hash-config names it")
        }
        try builder.set(.option(.signerKey), to: .string(signerKey))
    }
}
