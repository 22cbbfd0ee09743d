internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// Clerk's users: the CSV of its dashboard, or JSON as its migration tool and its API have it.
///
/// The CSV may have a comment line above its header, and rows without their last fields. Lists in cells are separated
/// by commas or `|`. `password_hasher` names the writing of `password_digest`; each of its names is a scheme's here.
/// The primary address is verified where it is among the verified ones. Public and unsafe metadata become the
/// preferences, a member each; private metadata, which users must not see, do not.
public struct ClerkSource: UserSource {
    public static let name = "clerk"
    public static let summary = "Clerk: the dashboard's CSV, or JSON of its migration tool"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        if let outline = head.json {
            let shape = outline.shape.map(RowShape.json) ?? .unreadable(SourceError("the file holds no list of users"))
            let isOwn =
                outline.has("password_hasher") || outline.has("primary_email_address")
                || outline.has("primary_email_address_id", "email_addresses")
            return isOwn ? .own("Clerk's users in JSON", shape) : .none(shape)
        }
        let isOwn = head.columns.isSuperset(of: ["passworddigest", "passwordhasher"]) && !head.isSQL
        return isOwn ? .own("Clerk's users in CSV", .looseCSV) : .none(.looseCSV)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "id": .field(.field(.id)), "username": .attribute(.username), "first_name": .special, "last_name": .special,
            "primary_email_address": .special, "primary_phone_number": .special, "email_addresses": .special,
            "phone_numbers": .special, "verified_email_addresses": .special, "unverified_email_addresses": .special,
            "verified_phone_numbers": .special, "unverified_phone_numbers": .special,
            "totp_secret": .attribute(.totpSecret), "backup_codes": .special, "password_digest": .special,
            "password_hasher": .special, "public_metadata": .special, "unsafe_metadata": .special,
            "created_at": .field(.field(.createdAt)), "last_sign_in_at": .attribute(.lastLoginAt),
            "banned": .field(.field(.disabled)), "locked": .special, "external_accounts": .special,
            "locale": .attribute(.locale),
        ],
        ignored: [
            "object", "has_image", "backup_codes_enabled", "totp_enabled", "two_factor_enabled", "password_enabled",
            "updated_at", "last_active_at", "primary_email_address_id", "primary_phone_number_id",
            "primary_web3_wallet_id", "verification_attempts_remaining", "lockout_expires_in_seconds",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if let name = user.fullName("first_name", "last_name") { try builder.set(.field(.name), to: .string(name)) }
        try Contacts(user, .email).read(into: &builder, &notes)
        try Contacts(user, .phone).read(into: &builder, &notes)
        for member in ["public_metadata", "unsafe_metadata"] {
            if let metadata = user.object(member), !metadata.isEmpty {
                builder.set(preference: member, to: .object(metadata))
            }
        }
        let codes = Self.list(user["backup_codes"])
        if !codes.isEmpty { builder.set(.recoveryCodes, to: .array(codes.map(JSONValue.string))) }
        let accounts = (user["external_accounts"]?.arrayValue ?? []).compactMap(\.objectValue)
        if !accounts.isEmpty {
            builder.setFederated()
            builder.set(
                .identities,
                to: .array(
                    accounts.map { account in
                        .object(
                            JSONObject([
                                ("provider", account["provider"] ?? .null),
                                ("id", account["provider_user_id"] ?? .null),
                            ]))
                    }))
        }
        try readPassword(user, into: &builder)
        return try builder.finish()
    }

    private func readPassword(_ user: JSONObject, into builder: inout RecordBuilder) throws(RowRejection) {
        guard let digest = user.text("password_digest") else { return }
        guard let hasher = user.text("password_hasher")?.lowercased() else {
            return try builder.set(.field(.hash), to: .string(digest))
        }
        guard let writing = Self.writings[hasher] else {
            return builder.refuseCredential(.unknownScheme, "password_hasher is none of Clerk's")
        }
        switch writing {
        case .scheme(let name):
            try builder.set(.field(.hash), to: .string(digest))
            try builder.set(.field(.scheme), to: .string(name))
        case .itself: try builder.set(.field(.hash), to: .string(digest))
        case .symfony:
            let fields = digest.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 4 else {
                return builder.refuseCredential(.malformed, "\(hasher): has not four fields between dollar signs")
            }
            try builder.set(.field(.hash), to: .string(fields[3]))
            try builder.set(.option(.rounds), to: .string(fields[1]))
            try builder.set(.option(.salt), to: .string(fields[2]))
            try builder.set(.field(.scheme), to: "symfony")
        case .unverifiable(let reason): builder.refuseCredential(.unsupported, "\(hasher): \(reason)")
        }
    }

    /// What a name of `password_hasher` says of the digest.
    private enum Writing {
        /// A text that this scheme reads.
        case scheme(String)
        /// A text that says itself what it is.
        case itself
        /// `sha512_symfony$rounds$salt$digest`
        case symfony
        case unverifiable(String)
    }

    /// Source: Clerk's backend API, `password_hasher` of createUser.
    private static let writings: [String: Writing] = [
        "argon2i": .scheme("argon2i"), "argon2id": .scheme("argon2id"), "bcrypt": .scheme("bcrypt"),
        "bcrypt_peppered": .itself, "bcrypt_sha256_django": .scheme("django-bcrypt-sha256"),
        "ldap_ssha": .scheme("ldap-salted-digest"), "md5": .scheme("md5"), "phpass": .scheme("phpass"),
        "pbkdf2_sha1": .scheme("clerk-pbkdf2"),
        "pbkdf2_sha256": .scheme("clerk-pbkdf2"), "pbkdf2_sha256_django": .scheme("django-pbkdf2"),
        "pbkdf2_sha512": .scheme("clerk-pbkdf2"), "pbkdf2_sha512_hex": .scheme("clerk-pbkdf2"),
        "scrypt_firebase": .scheme("clerk-firebase"), "scrypt_werkzeug": .scheme("werkzeug-scrypt"),
        "sha256": .scheme("sha256"),
        "awscognito": .unverifiable("no hash leaves Amazon Cognito: Clerk asks it at each login"),
        "md5_salted": .unverifiable("Clerk does not say in which order it joins salt and password"),
        "sha256_salted": .unverifiable("Clerk does not say in which order it joins salt and password"),
        "md5_phpass": .unverifiable("Clerk does not say how its text is made"), "sha512_symfony": .symfony,
    ]

    /// The texts of a list: an array, or a cell with separators.
    private static func list(_ value: JSONValue?) -> [String] {
        switch value {
        case .array(let elements):
            elements.compactMap { element in
                element.stringValue ?? element["email_address"]?.stringValue ?? element["phone_number"]?.stringValue
            }
        case .string(let text) where !RecordBuilder.isAbsent(text):
            text.split { $0 == "," || $0 == "|" || $0 == ";" }.map { FieldText.trimmed($0) }
        default: []
        }
    }

    /// The addresses or the numbers of a user, of which one is carried.
    private struct Contacts: Redacted {
        enum Kind: String { case email = "email_address", phone = "phone_number" }

        private let kind: Kind
        private let primary: String?
        private let all: [String]
        private let isVerified: Bool

        init(_ user: JSONObject, _ kind: Kind) {
            self.kind = kind
            let plural = kind == .email ? "email_addresses" : "phone_numbers"
            let verified = ClerkSource.list(user["verified_\(plural)"])
            let others = ClerkSource.list(user[plural]) + ClerkSource.list(user["unverified_\(plural)"])
            let listed = (user[plural]?.arrayValue ?? []).compactMap(\.objectValue)
            // The API has the primary one by its id.
            let chosen = listed.first {
                $0.text("id") != nil && $0.text("id") == user.text("primary_\(kind.rawValue)_id")
            }
            all = verified + others
            let primary =
                user.text("primary_\(kind.rawValue)") ?? chosen?.text(kind.rawValue) ?? verified.first ?? others.first
            let entry = listed.first { $0.text(kind.rawValue) == primary }
            isVerified =
                primary.map(verified.contains) == true || entry?["verification"]?["status"]?.stringValue == "verified"
            self.primary = primary
        }

        func read(into builder: inout RecordBuilder, _ notes: inout SourceNotes) throws(RowRejection) {
            guard let primary else { return }
            let (field, flag): (UserField, UserField) =
                kind == .email ? (.email, .emailVerified) : (.phone, .phoneVerified)
            try builder.set(.field(field), to: .string(primary))
            try builder.set(.field(flag), to: .bool(isVerified))
            if Set(all).subtracting([primary]).isEmpty { return }
            notes.count(
                kind == .email
                    ? "further addresses that are not carried" : "further phone numbers that are not carried")
        }
    }
}
