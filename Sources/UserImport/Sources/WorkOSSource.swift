internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// The users of WorkOS's migration package, which its tool `workos-migrations` writes for several systems: `users.csv`,
/// with `totp_secrets.csv` in a second file (`--with`), or `workos_upload/users.csv`.
///
/// `password_hash_type` names the hash; the tool says bcrypt of whatever it does not know, so that the text of the hash
/// decides where it says what it is. A password may stand in the place of a hash. Roles become labels, the organisation
/// a group. A user of several organisations may have a row for each: those behind the first are doubles. Metadata, which
/// users cannot change at WorkOS, are not carried.
public struct WorkOSSource: UserSource {
    public static let name = "workos"
    public static let summary = "WorkOS: users.csv of a migration package, with totp_secrets.csv in --with"
    public static let options: Set<SourceOption> = [.with]

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let error = SourceError(
                "the users of a migration package stand in users.csv beside its manifest",
                hint: "name that file")
            let isManifest = outline.root.isSuperset(of: ["schemaVersion", "entitiesExported", "importability"])
            return isManifest
                ? .own("the manifest of a WorkOS migration package", .unreadable(error)) : .none(.unreadable(error))
        }
        let columns = head.columns
        let isOwn =
            columns.isSuperset(of: ["email", "passwordhash", "passwordhashtype"])
            || columns.isSuperset(of: ["email", "orgexternalid", "roleslugs"])
            || columns == ["userid", "email", "emailverified", "firstname", "lastname", "passwordhash"]
        return isOwn && !head.isSQL ? .own("users of a WorkOS migration package", .csv) : .none(.csv)
    }

    public static func companionShape(of head: FileHead) -> RowShape? {
        head.columns.isSuperset(of: ["email", "totpsecret"]) ? .csv : nil
    }

    private let reading: FieldReading
    private var secrets = CompanionTable()

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "email": .field(.field(.email)), "email_verified": .field(.field(.emailVerified)),
            "external_id": .field(.field(.id)), "user_id": .field(.field(.id)), "first_name": .special,
            "last_name": .special, "password": .field(.field(.password)), "password_hash": .special,
            "password_hash_type": .special, "org_id": .special, "org_external_id": .special, "org_name": .special,
            "role_slugs": .special,
        ])

    public mutating func take(companion row: borrowing RowFields) throws(RowRejection) {
        let object = try row.object()
        guard let email = object.text("email") else { throw RowRejection(field: "email", reason: "is missing") }
        guard let secret = object.text("totp_secret") else { return }
        guard secrets.set(email.lowercased(), to: secret) else {
            throw RowRejection(field: nil, reason: "is one too many")
        }
    }

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let name = user.fullName("first_name", "last_name") { try builder.set(.field(.name), to: .string(name)) }
        for role in (user.text("role_slugs") ?? "").split(separator: ",") {
            builder.add(label: FieldText.trimmed(role))
        }
        if let organization = user.text("org_name") ?? user.text("org_external_id") ?? user.text("org_id") {
            builder.set(.groups, to: .array([.string(organization)]))
        }
        switch secrets.take((user.text("email") ?? "").lowercased()) {
        case .value(let secret): builder.set(.totpSecret, to: .string(secret))
        case .contradiction: notes.count("two authenticator apps, none of which is carried")
        case .nothing: break
        }
        try readHash(user, into: &builder)
        return try builder.finish()
    }

    public mutating func finish(_ notes: inout SourceNotes) {
        let count = secrets.untakenCount
        if count == 1 { notes.say("1 secret of the second file belongs to no user of the first") }
        if count > 1 { notes.say("\(count) secrets of the second file belong to no user of the first") }
    }

    private func readHash(_ user: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        guard let hash = user.text("password_hash") else { return }
        try builder.set(.field(.hash), to: .string(hash))
        switch user.text("password_hash_type")?.lowercased() {
        case nil, "auth0": break
        case "md5": try builder.declareMD5(of: hash)
        case "sha256" where hash.utf8.count == 64, "sha512" where hash.utf8.count == 128:
            try builder.set(.field(.scheme), to: .string("sha\(hash.utf8.count * 4)"))
        case let type? where Self.types.contains(type): break
        default: builder.refuseCredential(.unknownScheme, "password_hash_type is none of WorkOS's")
        }
    }

    /// Types whose hashes say themselves what they are.
    /// Source: WorkOS's `PasswordHashType`, and what `workos-migrations` writes beside it.
    private static let types: Set<String> = [
        "bcrypt", "firebase-scrypt", "ssha", "scrypt", "argon2", "pbkdf2", "sha256", "sha512",
    ]
}
