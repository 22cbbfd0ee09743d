internal import AppwriteUsers
internal import JSONText
internal import PasswordHashing

/// The people of a directory in LDIF (RFC 2849), as `slapcat` and `ldapsearch` write it.
///
/// An entry is a user where it has a password, an address or a user id, or is of a class of people. The id and the user
/// name are `uid`, or else `cn`. `userPassword` holds hashes of RFC 2307 (`{SSHA}…`, `{CRYPT}$6$…`), bare ones, and
/// passwords as typed, in base64 or not: what a value is, its own text says. Of several the first hash is taken; without
/// any, Samba's NT hash. Base64 is undone before anything is looked at.
public struct LDIFSource: UserSource {
    public static let name = "ldif"
    public static let summary = "LDIF (RFC 2849): the people of an LDAP directory, with userPassword"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        let isOwn =
            head.json == nil && head.lines.contains { $0.lowercased().hasPrefix("dn:") && !$0.contains(",\"") }
        return isOwn ? .own("LDIF", .ldif) : .none(.ldif)
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let people: Set<String> = [
        "person", "inetorgperson", "organizationalperson", "posixaccount", "shadowaccount", "account", "user",
    ]
    /// What describes the entry and not the user, or lies in the name already.
    private static let ignored: Set<String> = [
        "dn", "objectclass", "changetype", "structuralobjectclass", "entryuuid", "creatorsname", "entrycsn",
        "modifiersname", "modifytimestamp", "cn", "sn", "givenname", "displayname", "uid", "mail", "userpassword",
        "telephonenumber", "mobile", "createtimestamp", "memberof", "preferredlanguage", "pwdchangedtime",
        "pwdaccountlockedtime", "sambantpassword", "sambalmpassword", "ou", "gecos",
    ]

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let entry = try row.object()
        let classes = entry.texts("objectclass").map { $0.lowercased() }
        guard
            ["uid", "mail", "userpassword"].contains(where: { entry[$0] != nil })
                || classes.contains(where: Self.people.contains)
        else { return nil }
        var builder = RecordBuilder(reading)
        guard let login = entry.texts("uid").first ?? entry.texts("cn").first else {
            throw RowRejection(field: "uid", reason: "is missing, and so is cn")
        }
        try builder.set(.field(.id), to: .string(login))
        builder.set(.username, to: .string(login))
        let name = entry.texts("displayname").first ?? entry.texts("cn").first ?? entry.fullName("givenname", "sn")
        if let name, name != login { try builder.set(.field(.name), to: .string(name)) }
        if let address = entry.texts("mail").first { try builder.set(.field(.email), to: .string(address)) }
        if entry.texts("mail").count > 1 { notes.uncarried("further mail") }
        if let number = entry.texts("mobile").first ?? entry.texts("telephonenumber").first {
            try builder.set(.field(.phone), to: .string(number))
        }
        if let time = entry.text("createtimestamp") {
            try builder.set(.field(.createdAt), to: .string(Self.date(time)))
        }
        if let time = entry.text("pwdchangedtime") { builder.set(.passwordChangedAt, to: .string(Self.date(time))) }
        if let language = entry.texts("preferredlanguage").first { builder.set(.locale, to: .string(language)) }
        if entry["pwdaccountlockedtime"] != nil { try builder.set(.field(.disabled), to: true) }
        builder.set(.groups, to: .array(entry.texts("memberof").map { .string(Self.name(of: $0)) }))
        try readPassword(entry, into: &builder, &notes)
        for member in entry.members where !Self.ignored.contains(member.key) { notes.uncarried(member.key) }
        return try builder.finish()
    }

    private func readPassword(
        _ entry: JSONObject, into builder: inout RecordBuilder, _ notes: inout SourceNotes
    ) throws(RowRejection) {
        let values = entry.texts("userpassword")
        if values.count > 1 { notes.count("more than one password: the first hash of them is carried") }
        // Another service checks a password of {SASL}: any other hash is worth more.
        let hashes = values.filter(Self.isHash)
        if let hash = hashes.first(where: { !$0.lowercased().hasPrefix("{sasl}") }) ?? hashes.first {
            try builder.set(.field(.hash), to: .string(hash))
        } else if let password = values.first {
            try builder.set(.field(.password), to: .string(password))
        } else if entry["userpassword"] != nil {
            builder.refuseCredential(.malformed, "userPassword is not UTF-8")
        } else if let hash = entry.text("sambantpassword") {
            try builder.set(.field(.hash), to: .string(hash.lowercased()))
            try builder.set(.field(.scheme), to: "nt-hash")
        }
    }

    /// Whether a value is a hash or a mark, and no password as typed.
    private static func isHash(_ value: String) -> Bool {
        if case .format = HashShape(of: value) { return true }
        return value.hasPrefix("{") && value.contains("}")
    }

    /// The name in a DN's first part: `admins` of `cn=admins,ou=groups,dc=example,dc=com`.
    private static func name(of group: String) -> String {
        let first = group.split(separator: ",", maxSplits: 1).first ?? ""
        return first.split(separator: "=", maxSplits: 1).last.map(String.init) ?? group
    }

    /// A time of X.680 (`20240102030405Z`, RFC 4517, section 3.3.13) as ISO 8601; another text as it is.
    private static func date(_ text: String) -> String {
        let digits = Array(text.utf8.prefix(14))
        guard digits.count == 14, digits.allSatisfy({ $0 &- 0x30 < 10 }), text.hasSuffix("Z") else { return text }
        func part(_ range: Range<Int>) -> String { String(decoding: digits[range], as: UTF8.self) }
        return "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
    }
}
