internal import AppwriteUsers
internal import JSONText

/// The table `AspNetUsers` of ASP.NET Identity: in an SQL dump (T-SQL, too), as CSV or as JSON.
///
/// The hash stands in `PasswordHash`, in version 2 or 3 of its own binary form. A user is disabled whose lockout is on
/// and ends in the future; a short one after wrong passwords is past by the time of an import.
public struct ASPNETIdentitySource: UserSource {
    public static let name = "aspnet-identity"
    public static let summary = "ASP.NET Identity: AspNetUsers in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        .table(
            "ASP.NET Identity's users", in: head, columns: ["UserName", "PasswordHash", "SecurityStamp"],
            marks: [["aspnetusers"]]
        ) { $0 == "aspnetusers" }
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "Id": .field(.field(.id)), "UserName": .attribute(.username), "Email": .field(.field(.email)),
            "EmailConfirmed": .field(.field(.emailVerified)), "PasswordHash": .field(.field(.hash)),
            "PhoneNumber": .field(.field(.phone)), "PhoneNumberConfirmed": .field(.field(.phoneVerified)),
            "TwoFactorEnabled": .special, "LockoutEnd": .special, "LockoutEndDateUtc": .special,
            "LockoutEnabled": .special,
        ],
        ignored: [
            "NormalizedUserName", "NormalizedEmail", "SecurityStamp", "ConcurrencyStamp", "AccessFailedCount",
            "Discriminator",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let user = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(user, into: &builder, &notes)
        if user.text("PasswordHash") != nil { try builder.set(.field(.scheme), to: "aspnet-identity") }
        if Self.isTrue(user["TwoFactorEnabled"]) { notes.count("second factors that are not carried") }
        if Self.isTrue(user["LockoutEnabled"]), let end = user.text("LockoutEnd") ?? user.text("LockoutEndDateUtc") {
            try builder.set(.field(.disabled), to: .string(Self.date(end)))
        }
        return try builder.finish()
    }

    private static func isTrue(_ value: JSONValue?) -> Bool {
        value?.boolValue ?? FieldText.boolean(value?.stringValue ?? value?.numberText ?? "") ?? false
    }

    /// SQL Server writes seven digits of a second, a space, and the offset behind another one.
    private static func date(_ text: String) -> String {
        let parts = text.split(separator: " ")
        guard parts.count >= 2 else { return text }
        let time = parts[1].split(separator: ".", maxSplits: 1)
        let fraction = time.count == 2 ? ".\(time[1].prefix(3))" : ""
        let offset = parts.count > 2 ? String(parts[2]) : "+00:00"
        return "\(parts[0])T\(time[0])\(fraction)\(offset)"
    }
}
