internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// Stytch's users of a consumer project: what its API searches and its export utility writes, in JSON or CSV, with the
/// file of hashes that its support sends in a second file (`--with`).
///
/// Hashes are joined by `user_id`. Those of Stytch's own are scrypt whose costs stand above the rows of their file; users
/// who came from elsewhere and never logged in have what they came with. Users into whom a script has put `hash`, `salt`
/// and `hashAlgorithm` are read, too. Of several addresses and numbers the first verified one is carried. Untrusted
/// metadata become the preferences; trusted metadata, which users must not change, do not.
public struct StytchSource: UserSource {
    public static let name = "stytch"
    public static let summary = "Stytch: users in JSON or CSV, with the file of hashes in --with"
    public static let options: Set<SourceOption> = [.with]

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else {
            if isHashFile(head) {
                let error = SourceError(
                    "Stytch's file of hashes has no addresses: it belongs to a file of users",
                    hint: "name the file of users, and this one with --with")
                return .own("Stytch's file of hashes", .unreadable(error))
            }
            let isOwn = head.columns.isSuperset(of: ["userid", "untrustedmetadata", "phonenumbers"]) && !head.isSQL
            return isOwn ? .own("Stytch's users in CSV", .csv) : .none(.csv)
        }
        // The API answers with the users in `results`.
        let isAnswer = outline.arrays.contains("results") && outline.shape == nil
        let shape = isAnswer ? RowShape.jsonArray(member: "results") : outline.shape.map(RowShape.json)
        let isOwn =
            outline.has("user_id", "emails")
            && outline.hasAny("untrusted_metadata", "webauthn_registrations", "biometric_registrations")
        guard let shape else { return .none(.unreadable(SourceError("the file holds no list of users"))) }
        return isOwn ? .own("Stytch's users", shape) : .none(shape)
    }

    public static func companionShape(of head: FileHead) -> RowShape? {
        isHashFile(head) ? RowShape { reader, _ throws(SourceError) in StytchHashRows(reader) } : nil
    }

    private static func isHashFile(_ head: FileHead) -> Bool { head.json == nil && StytchHashRows.fits(head.lines) }

    private let reading: FieldReading
    private let hasCompanion: Bool
    private var hashes = CompanionTable()
    private var costs = StytchCosts()

    public init(_ options: SourceOptions) {
        reading = FieldReading(options)
        hasCompanion = options.companion != nil
    }

    private static let fields = SourceFields(
        [
            "user_id": .field(.field(.id)), "name": .special, "emails": .special, "phone_numbers": .special,
            "status": .special, "created_at": .field(.field(.createdAt)), "password": .special, "providers": .special,
            "totps": .special, "webauthn_registrations": .special, "biometric_registrations": .special,
            "trusted_metadata": .special, "untrusted_metadata": .field(.field(.prefs)), "roles": .special,
            "hash": .special, "salt": .special, "hashAlgorithm": .special, "is_locked": .special,
        ],
        ignored: [
            "request_id", "status_code", "lock_created_at", "lock_expires_at",
        ])

    public mutating func take(companion row: borrowing RowFields) throws(RowRejection) {
        let object = try row.object()
        if let line = object[StytchHashRows.parameter]?.stringValue { return try costs.read(line) }
        guard let id = object.text("id") else { throw RowRejection(field: "id", reason: "is missing") }
        guard object.text("hash") != nil else { return }
        guard hashes.set(id, to: JSONValue.object(object).jsonText) else {
            throw RowRejection(field: nil, reason: "is one too many")
        }
    }

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let name = user.object("name") {
            let parts = ["first_name", "middle_name", "last_name"].compactMap { name.text($0) }
            if !parts.isEmpty { try builder.set(.field(.name), to: .string(parts.joined(separator: " "))) }
        }
        try Self.read(
            contacts: "emails", "email", .email, .emailVerified, of: user, into: &builder, "addresses", &notes)
        try Self.read(
            contacts: "phone_numbers", "phone_number", .phone, .phoneVerified, of: user, into: &builder,
            "phone numbers", &notes)
        for role in Self.list(user["roles"]).compactMap(\.stringValue) where role != "stytch_user" {
            builder.add(label: role)
        }
        let identities = Self.list(user["providers"]).map { provider in
            JSONValue.object(
                JSONObject([
                    ("provider", .string((provider["provider_type"]?.stringValue ?? "").lowercased())),
                    ("id", provider["provider_subject"] ?? .null),
                ]))
        }
        if !identities.isEmpty {
            builder.setFederated()
            builder.set(.identities, to: .array(identities))
        }
        for key in user.object("trusted_metadata")?.keys ?? [] { notes.uncarried("trusted_metadata.\(key)") }
        let factors = ["totps", "webauthn_registrations", "biometric_registrations"]
        if factors.contains(where: { !Self.list(user[$0]).isEmpty }) {
            notes.count("second factors or passkeys that are not carried")
        }
        if user["is_locked"]?.boolValue == true { notes.count("a lock that ends by itself and is not carried") }
        try readPassword(user, into: &builder, &notes)
        return try builder.finish()
    }

    public mutating func finish(_ notes: inout SourceNotes) {
        let count = hashes.untakenCount
        if count == 1 { notes.say("1 hash of the second file belongs to no user of the first") }
        if count > 1 { notes.say("\(count) hashes of the second file belong to no user of the first") }
    }

    /// Carries the first verified address or number, or else the first.
    private static func read(
        contacts list: String, _ member: String, _ field: UserField, _ flag: UserField, of user: JSONObject,
        into builder: inout RecordBuilder, _ word: String, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        let all = Self.list(user[list]).compactMap(\.objectValue).filter { $0.text(member) != nil }
        let verified = all.first { $0["verified"]?.boolValue == true }
        guard let chosen = verified ?? all.first, let text = chosen.text(member) else { return }
        try builder.set(.field(field), to: .string(text))
        try builder.set(.field(flag), to: .bool(verified != nil))
        if all.count > 1 { notes.count("further \(word) that are not carried") }
    }

    /// An array, or the text of one in a cell.
    private static func list(_ value: JSONValue?) -> [JSONValue] {
        switch value {
        case .array(let elements): elements
        case .string(let text) where text.utf8.first == UInt8(ascii: "["):
            (try? JSONParser.parse(text))?.arrayValue ?? []
        default: []
        }
    }

    private mutating func readPassword(
        _ user: JSONObject, into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        let password = user.object("password")
        if password?["requires_reset"]?.boolValue == true { builder.set(.mustChangePassword, to: true) }
        if user.text("hash") != nil { return try read(user, "hashAlgorithm", into: &builder, &notes) }
        switch hashes.take(user.text("user_id") ?? "") {
        case .value(let text):
            guard let row = try? JSONParser.parse(text).objectValue else { return }
            try read(row, "hash_method", into: &builder, &notes)
        case .contradiction:
            builder.refuseCredential(.unusable, "the second file has two hashes of this user")
        case .nothing where password?.text("password_id") != nil:
            builder.refuseCredential(
                .unusable,
                hasCompanion
                    ? "the second file has no hash of this user"
                    : "Stytch's API has no hashes: --with names the file that its support sends")
        case .nothing: break
        }
    }

    /// Reads a hash with the salt and the method beside it. Stytch's names of methods are those of `POST /v1/passwords/migrate`.
    private func read(
        _ row: JSONObject, _ method: String, into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        guard let hash = row.text("hash") else { return }
        let salt = row.text("salt")
        let name = row.text(method)?.lowercased().filter { $0 != "_" && $0 != "-" } ?? ""
        try builder.set(.field(.hash), to: .string(hash))
        switch name {
        case "scrypt" where hash.hasPrefix("$"), "bcrypt", "argon2i", "argon2id": break
        case "scrypt":
            guard let salt, costs.byteCount == 32 else {
                return builder.refuseCredential(.malformed, "scrypt: has no salt, or a digest of other than 32 bytes")
            }
            if !costs.isSaid {
                notes.say("no file says the costs of scrypt: those of Stytch's exports are taken, N 32768, r 8, p 1")
            }
            try builder.set(.field(.scheme), to: .string(Scheme.stytchScrypt.name))
            try builder.set(.option(.salt), to: .string(salt))
            for (option, value, usual) in [
                (HashOptions.Name.cpu, costs.costN, UInt64(1 << 15)), (.memory, costs.blockSize, 8),
                (.parallel, costs.parallelism, 1),
            ] where value != usual {
                try builder.set(.option(option), to: .string("\(value)"))
            }
        case "md5" where salt == nil: try builder.declareMD5(of: hash)
        case "sha1" where salt == nil: try builder.set(.field(.scheme), to: "sha1")
        case "sha512" where salt == nil: try builder.set(.field(.scheme), to: "sha512")
        case "md5", "sha1", "sha512":
            builder.refuseCredential(
                .unsupported, "\(name): the file does not say whether the salt stands before or behind the password")
        case "pbkdf2":
            builder.refuseCredential(.unsupported, "pbkdf2: the file does not say its iterations")
        default: builder.refuseCredential(.unknownScheme, "the method of the hash is none of Stytch's")
        }
    }
}
