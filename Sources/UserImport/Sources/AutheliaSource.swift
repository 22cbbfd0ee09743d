internal import AppwriteUsers
internal import HashEncoding
internal import JSONText

/// The users file of Authelia (`users_database.yml`): a mapping `users`, in which the name of each entry is the user name.
///
/// The hash has its own mark (`$argon2id$`, `$6$`, `$pbkdf2-sha512$`, `$scrypt$`, `$2b$`); `$plaintext$` and `$base64$`
/// are passwords that nobody has hashed. The name is the id, too. Addresses are not verified by Authelia.
public struct AutheliaSource: UserSource {
    public static let name = "authelia"
    public static let summary = "Authelia: the users file in YAML"
    public static let options: Set<SourceOption> = []

    private static let shape = RowShape.yaml(member: "users", keyName: "username")

    public static func recognition(of head: FileHead) -> SourceMatch {
        guard head.isText, !head.isSQL, head.lines.contains(where: { $0.trimmingSpaces == "users:" }) else {
            return .none(shape)
        }
        let names = Set(head.lines.compactMap(\.yamlName))
        let isOwn = names.contains("password") && !names.isDisjoint(with: ["displayname", "email", "groups"])
        return isOwn ? .own("Authelia's users file", shape) : .general("YAML with users", shape)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "username": .special, "displayname": .special, "password": .special, "email": .field(.field(.email)),
            "groups": .attribute(.groups), "disabled": .field(.field(.disabled)), "given_name": .special,
            "family_name": .special, "phone_number": .field(.field(.phone)), "locale": .attribute(.locale),
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let name = user.text("username") {
            try builder.set(.field(.id), to: .string(name))
            builder.set(.username, to: .string(name))
        }
        if let name = user.text("displayname") ?? user.fullName("given_name", "family_name") {
            try builder.set(.field(.name), to: .string(name))
        }
        if let password = user["password"] { try read(password, into: &builder) }
        return try builder.finish()
    }

    private func read(_ password: JSONValue, into builder: inout RecordBuilder) throws(RowRejection) {
        guard let text = password.stringValue else { return try builder.set(.field(.hash), to: password) }
        if let clear = text.behind("$plaintext$") {
            try builder.set(.field(.password), to: .string(clear))
        } else if let encoded = text.behind("$base64$") {
            guard let bytes = try? Base64.decode(Array(encoded.utf8), padding: .optional),
                let clear = String(validating: bytes, as: UTF8.self)
            else { return builder.refuseCredential(.malformed, "what follows $base64$ is no text in base64") }
            try builder.set(.field(.password), to: .string(clear))
        } else {
            try builder.set(crypt: text.behind("{CRYPT}") ?? text)
        }
    }
}

extension String {
    /// What follows a mark; nil where the text does not begin with it.
    fileprivate func behind(_ mark: String) -> String? { hasPrefix(mark) ? String(dropFirst(mark.count)) : nil }

    fileprivate var trimmingSpaces: Substring {
        var rest = self[...]
        while rest.last == " " || rest.last == "\t" { rest.removeLast() }
        return rest
    }

    /// The name of a line of a block: `email` of `    email: 'ada@example.com'`.
    fileprivate var yamlName: String? {
        guard let colon = firstIndex(of: ":") else { return nil }
        let name = self[..<colon].drop { $0 == " " }
        return name.isEmpty || name.contains(" ") ? nil : String(name)
    }
}
