internal import JSONText

/// The optional fields of a record, as a set: what a planner has not read of it is lost.
public struct RecordFields: OptionSet, Sendable, Hashable {
    public let rawValue: UInt16

    public init(rawValue: UInt16) { self.rawValue = rawValue }

    public static let email = Self(rawValue: 1 << 0)
    public static let phone = Self(rawValue: 1 << 1)
    public static let name = Self(rawValue: 1 << 2)
    public static let emailVerified = Self(rawValue: 1 << 3)
    public static let phoneVerified = Self(rawValue: 1 << 4)
    public static let disabled = Self(rawValue: 1 << 5)
    public static let labels = Self(rawValue: 1 << 6)
    public static let preferences = Self(rawValue: 1 << 7)
    public static let createdAt = Self(rawValue: 1 << 8)

    private static let allNames: [(Self, String)] = [
        (.email, "email"), (.phone, "phone"), (.name, "name"), (.emailVerified, "emailVerified"),
        (.phoneVerified, "phoneVerified"), (.disabled, "disabled"), (.labels, "labels"), (.preferences, "preferences"),
        (.createdAt, "createdAt"),
    ]

    /// The names of the fields, in the order of the record.
    public var names: [String] { isEmpty ? [] : Self.allNames.filter { contains($0.0) }.map(\.1) }
}

extension UserRecord {
    /// The optional fields that say something.
    public var fields: RecordFields {
        var fields: RecordFields = []
        if email != nil { fields.insert(.email) }
        if phone != nil { fields.insert(.phone) }
        if name != nil { fields.insert(.name) }
        if emailVerified { fields.insert(.emailVerified) }
        if phoneVerified { fields.insert(.phoneVerified) }
        if disabled { fields.insert(.disabled) }
        if !labels.isEmpty { fields.insert(.labels) }
        if preferences?.isEmpty == false { fields.insert(.preferences) }
        if createdAt != nil { fields.insert(.createdAt) }
        return fields
    }
}
