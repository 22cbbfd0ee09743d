public import JSONText

/// An address where messages reach a user.
public struct Target: WireListItem, Redacted {
    /// The identifier.
    public var id: String
    /// When it was created.
    public var createdAt: Timestamp
    /// When it was last changed.
    public var updatedAt: Timestamp
    public var name: String
    /// The user.
    public var userId: String
    /// The provider that sends; nil for the default one.
    public var providerId: String?
    /// `email`, `sms` or `push`.
    public var providerType: String
    /// The address, number or device token.
    public var identifier: String
    /// Whether the provider has found it to be dead.
    public var expired: Bool

    public static var pluralKey: String { "targets" }

    /// Creates a target from its fields, in the order of the wire.
    public init(
        id: String, createdAt: Timestamp, updatedAt: Timestamp, name: String = "", userId: String = "",
        providerId: String? = nil, providerType: String = "", identifier: String = "", expired: Bool = false
    ) {
        self.id = id
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.name = name
        self.userId = userId
        self.providerId = providerId
        self.providerType = providerType
        self.identifier = identifier
        self.expired = expired
    }
}

extension Target {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            id: try reader.id(),
            createdAt: try reader.createdAt(),
            updatedAt: try reader.updatedAt(),
            name: try reader.string("name"),
            userId: try reader.string("userId"),
            providerId: try reader.optionalString("providerId"),
            providerType: try reader.string("providerType"),
            identifier: try reader.string("identifier"),
            expired: try reader.bool("expired"))
    }

    public var json: JSONObject {
        [
            "$id": .string(id),
            "$createdAt": .date(createdAt),
            "$updatedAt": .date(updatedAt),
            "name": .string(name),
            "userId": .string(userId),
            "providerId": .text(providerId),
            "providerType": .string(providerType),
            "identifier": .string(identifier),
            "expired": .bool(expired),
        ]
    }
}
