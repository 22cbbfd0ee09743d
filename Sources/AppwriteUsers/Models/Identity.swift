public import JSONText

/// An account of a user at an OAuth provider.
public struct Identity: WireListItem, Redacted {
    /// The identifier.
    public var id: String
    /// When it was created.
    public var createdAt: Timestamp
    /// When it was last changed.
    public var updatedAt: Timestamp
    /// The user.
    public var userId: String
    public var provider: String
    /// The identifier there.
    public var providerUid: String
    /// The e-mail address there.
    public var providerEmail: String
    public var providerAccessToken: String
    public var providerAccessTokenExpiry: Timestamp?
    public var providerRefreshToken: String
    /// What the provider says of the user; older servers do not pass it on.
    public var providerIdToken: String

    public static var pluralKey: String { "identities" }

    /// Creates an identity from its fields, in the order of the wire.
    public init(
        id: String, createdAt: Timestamp, updatedAt: Timestamp, userId: String = "", provider: String = "",
        providerUid: String = "", providerEmail: String = "", providerAccessToken: String = "",
        providerAccessTokenExpiry: Timestamp? = nil, providerRefreshToken: String = "",
        providerIdToken: String = ""
    ) {
        self.id = id
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.userId = userId
        self.provider = provider
        self.providerUid = providerUid
        self.providerEmail = providerEmail
        self.providerAccessToken = providerAccessToken
        self.providerAccessTokenExpiry = providerAccessTokenExpiry
        self.providerRefreshToken = providerRefreshToken
        self.providerIdToken = providerIdToken
    }
}

extension Identity {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            id: try reader.id(),
            createdAt: try reader.createdAt(),
            updatedAt: try reader.updatedAt(),
            userId: try reader.string("userId"),
            provider: try reader.string("provider"),
            providerUid: try reader.string("providerUid"),
            providerEmail: try reader.string("providerEmail"),
            providerAccessToken: try reader.string("providerAccessToken"),
            providerAccessTokenExpiry: try reader.optionalTimestamp("providerAccessTokenExpiry"),
            providerRefreshToken: try reader.string("providerRefreshToken"),
            providerIdToken: try reader.string("providerIdToken"))
    }

    public var json: JSONObject {
        [
            "$id": .string(id),
            "$createdAt": .date(createdAt),
            "$updatedAt": .date(updatedAt),
            "userId": .string(userId),
            "provider": .string(provider),
            "providerUid": .string(providerUid),
            "providerEmail": .string(providerEmail),
            "providerAccessToken": .string(providerAccessToken),
            "providerAccessTokenExpiry": .date(providerAccessTokenExpiry),
            "providerRefreshToken": .string(providerRefreshToken),
            "providerIdToken": .string(providerIdToken),
        ]
    }
}
