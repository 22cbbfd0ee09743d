public import JSONText

/// A session of a user.
public struct Session: WireListItem, Redacted {
    /// The identifier.
    public var id: String
    /// When it was created.
    public var createdAt: Timestamp
    /// When it was last changed.
    public var updatedAt: Timestamp
    /// The user.
    public var userId: String
    /// When it ends.
    public var expire: Timestamp?
    /// How the user signed in: `email`, `token`, `server` …
    public var provider: String
    public var providerUid: String
    public var providerAccessToken: String
    public var providerAccessTokenExpiry: Timestamp?
    public var providerRefreshToken: String
    public var ip: String
    /// What the user signed in with, and where.
    public var client: ClientDetails
    /// Whether it is the session of the request itself.
    public var current: Bool
    /// What was proved: `password`, `token`, `server` …
    public var factors: [String]
    /// What authenticates requests of the session; empty where the service hides it.
    public var secret: String
    /// When a second factor was last proved.
    public var mfaUpdatedAt: Timestamp?

    public static var pluralKey: String { "sessions" }

    /// Creates a session from its fields, in the order of the wire.
    public init(
        id: String, createdAt: Timestamp, updatedAt: Timestamp, userId: String = "", expire: Timestamp? = nil,
        provider: String = "", providerUid: String = "", providerAccessToken: String = "",
        providerAccessTokenExpiry: Timestamp? = nil, providerRefreshToken: String = "", ip: String = "",
        client: ClientDetails = ClientDetails(), current: Bool = false, factors: [String] = [], secret: String = "",
        mfaUpdatedAt: Timestamp? = nil
    ) {
        self.id = id
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.userId = userId
        self.expire = expire
        self.provider = provider
        self.providerUid = providerUid
        self.providerAccessToken = providerAccessToken
        self.providerAccessTokenExpiry = providerAccessTokenExpiry
        self.providerRefreshToken = providerRefreshToken
        self.ip = ip
        self.client = client
        self.current = current
        self.factors = factors
        self.secret = secret
        self.mfaUpdatedAt = mfaUpdatedAt
    }
}

extension Session {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            id: try reader.id(),
            createdAt: try reader.createdAt(),
            updatedAt: try reader.updatedAt(),
            userId: try reader.string("userId"),
            expire: try reader.optionalTimestamp("expire"),
            provider: try reader.string("provider"),
            providerUid: try reader.string("providerUid"),
            providerAccessToken: try reader.string("providerAccessToken"),
            providerAccessTokenExpiry: try reader.optionalTimestamp("providerAccessTokenExpiry"),
            providerRefreshToken: try reader.string("providerRefreshToken"),
            ip: try reader.string("ip"),
            client: try ClientDetails(reader),
            current: try reader.bool("current"),
            factors: try reader.strings("factors"),
            secret: try reader.string("secret"),
            mfaUpdatedAt: try reader.optionalTimestamp("mfaUpdatedAt"))
    }

    public var json: JSONObject {
        var json: JSONObject = [
            "$id": .string(id),
            "$createdAt": .date(createdAt),
            "$updatedAt": .date(updatedAt),
            "userId": .string(userId),
            "expire": .date(expire),
            "provider": .string(provider),
            "providerUid": .string(providerUid),
            "providerAccessToken": .string(providerAccessToken),
            "providerAccessTokenExpiry": .date(providerAccessTokenExpiry),
            "providerRefreshToken": .string(providerRefreshToken),
            "ip": .string(ip),
        ]
        client.write(to: &json)
        json["current"] = .bool(current)
        json["factors"] = .strings(factors)
        json["secret"] = .string(secret)
        json["mfaUpdatedAt"] = .date(mfaUpdatedAt)
        return json
    }
}
