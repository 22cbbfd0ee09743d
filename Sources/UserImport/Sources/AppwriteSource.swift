internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// The users of an Appwrite project, as `GET /users` lists them with an API key: `{"total":…,"users":[…]}`, their
/// array, or one a line. Hashferry's own service lists its users in the same form.
///
/// `hash` names the kind of the hash in `password`, and `hashOptions` holds what stands beside it. The rows are in the
/// Users API, "What is stored"; the costs that are shown there of Argon2 and bcrypt are constants, and the hash has its
/// own. A kind that Appwrite does not have is a scheme of Hashferry's service.
public struct AppwriteSource: UserSource {
    public static let name = "appwrite"
    public static let summary = "Appwrite: the users list of a project, as its API answers"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard let outline = head.json else { return .none(.jsonArray(member: "users")) }
        let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
        let isOwn = outline.has("$id") && outline.hasAny("hash", "registration", "prefs", "emailVerification")
        return isOwn ? .own("the users list of an Appwrite project", shape) : .none(shape)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "$id": .field(.field(.id)), "email": .field(.field(.email)), "phone": .field(.field(.phone)),
            "name": .field(.field(.name)), "emailVerification": .field(.field(.emailVerified)),
            "phoneVerification": .field(.field(.phoneVerified)),
            "status": .field(.field(.disabled, isInverted: true)), "labels": .field(.field(.labels)),
            "prefs": .special, "registration": .field(.field(.createdAt)), "password": .special, "hash": .special,
            "hashOptions": .special, "passwordUpdate": .attribute(.passwordChangedAt),
            "accessedAt": .attribute(.lastLoginAt), "mfa": .special, "targets": .special,
        ],
        ignored: [
            "$createdAt", "$updatedAt", "$sequence", "$permissions", "$collectionId", "$databaseId", "$tableId",
            "emailCanonical", "emailIsFree", "emailIsDisposable", "emailIsCorporate", "emailIsCanonical",
            "impersonatorUserId",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        // Servers have written `[]` for a user without preferences.
        if let preferences = user.object("prefs"), !preferences.isEmpty {
            try builder.set(.field(.prefs), to: .object(preferences))
        }
        if user["mfa"]?.boolValue == true { notes.count("second factors that are not carried") }
        noteTargets(user, &notes)
        try readPassword(user, into: &builder)
        return try builder.finish()
    }

    /// Takes note of the targets of messages beside the user's own address and number, which the service makes itself.
    private func noteTargets(_ user: JSONObject, _ notes: inout SourceNotes) {
        let own = [user.text("email"), user.text("phone")].compactMap(\.self)
        let others = (user["targets"]?.arrayValue ?? []).contains { target in
            target["identifier"]?.stringValue.map { !own.contains($0) } ?? false
        }
        if others { notes.count("further targets of messages that are not carried") }
    }

    private func readPassword(_ user: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        guard let hash = user.text("password") else { return }
        guard let kind = user.text("hash") else {
            return builder.refuseCredential(.unknownScheme, "the hash stands without the name of its kind")
        }
        let options = user.object("hashOptions") ?? JSONObject()
        guard let scheme = Self.schemes[kind] else {
            try builder.set(.field(.hash), to: .string(hash))
            try builder.set(.field(.scheme), to: .string(kind))
            for member in options.members where member.key != "type" {
                guard let option = HashOptions.Name(named: member.key) else {
                    return builder.refuseCredential(.malformed, "hashOptions has an option that no scheme reads")
                }
                try builder.set(.option(option), to: member.value)
            }
            return
        }
        try builder.set(.field(.hash), to: .string(hash))
        try builder.set(.field(.scheme), to: .string(scheme.name))
        for (member, option) in scheme.options {
            if let value = options[member] { try builder.set(.option(option), to: value) }
        }
    }

    /// The seven kinds: the scheme, and where its options stand. A hash of SHA without a version is SHA-256 to servers
    /// since 1.8.
    private static let schemes: [String: (name: String, options: [(String, HashOptions.Name)])] = [
        "argon2": ("argon2", []), "bcrypt": ("bcrypt", []), "md5": ("md5", []), "phpass": ("phpass", []),
        "sha": ("sha", [("version", .version)]),
        "scrypt": (
            "scrypt",
            [
                ("salt", .salt), ("costCpu", .cpu), ("costMemory", .memory), ("costParallel", .parallel),
                ("length", .length),
            ]
        ),
        "scryptMod": (
            "scrypt-modified", [("salt", .salt), ("saltSeparator", .saltSeparator), ("signerKey", .signerKey)]
        ),
    ]
}
