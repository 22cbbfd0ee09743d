internal import AppwriteUsers
internal import JSONText

/// The customers of Magento 2 and Adobe Commerce: the table `customer_entity`, in an SQL dump, as CSV or as JSON.
///
/// The hash stands in `password_hash`: the digest, the salt and the version between colons. 0 is MD5, 1 SHA-256, 2 and
/// 3 are Argon2id; after an upgrade several versions stand one behind the other, each over the one before it.
public struct MagentoSource: UserSource {
    public static let name = "magento"
    public static let summary = "Magento 2: customer_entity in an SQL dump, as CSV or JSON"
    public static let options: Set<SourceOption> = []

    public static func recognition(of head: FileHead) -> SourceMatch {
        .table(
            "Magento's customers", in: head, columns: ["entity_id", "email", "password_hash", "website_id"],
            marks: [["customer_entity"], ["password_hash", "rp_token"]]
        ) { $0.hasSuffix("customer_entity") }
    }

    private let reading: FieldReading

    public init(_ options: SourceOptions) { reading = FieldReading(options) }

    private static let fields = SourceFields(
        [
            "entity_id": .field(.field(.id)), "email": .field(.field(.email)), "firstname": .special,
            "lastname": .special, "password_hash": .field(.field(.hash)),
            "is_active": .field(.field(.disabled, isInverted: true)), "created_at": .field(.field(.createdAt)),
        ],
        ignored: [
            "website_id", "group_id", "increment_id", "store_id", "updated_at", "disable_auto_group_change",
            "created_in", "rp_token", "rp_token_created_at", "default_billing", "default_shipping", "confirmation",
            "failures_num", "first_failure", "lock_expires", "session_cutoff",
        ])

    public mutating func record(
        _ row: borrowing RowFields, _ notes: inout SourceNotes
    ) throws(RowRejection) -> UserRecord? {
        let customer = try row.object()
        var builder = RecordBuilder(reading)
        try Self.fields.read(customer, into: &builder, &notes)
        if let name = customer.fullName("firstname", "lastname") {
            try builder.set(.field(.name), to: .string(name))
        }
        let parts = (customer.text("password_hash") ?? "").split(separator: ":", omittingEmptySubsequences: false)
        switch parts.count {
        case 3 where parts[2] == "0": try builder.set(.field(.scheme), to: "magento2-md5")
        case 3 where parts[2] == "1": try builder.set(.field(.scheme), to: "magento2-sha256")
        case 4...:
            builder.refuseCredential(.unsupported, "a hash of several versions, one over the other")
        default: break
        }
        return try builder.finish()
    }
}
