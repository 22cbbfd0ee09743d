public import JSONText

/// A short secret that is exchanged for a session once.
public struct Token: WireModel, Redacted {
    /// The identifier.
    public var id: String
    /// When it was created.
    public var createdAt: Timestamp
    /// The user.
    public var userId: String
    /// The secret; empty where the service hides it.
    public var secret: String
    /// When it ends.
    public var expire: Timestamp?
    /// The phrase by which users recognise a message; mostly empty.
    public var phrase: String

    /// Creates a token from its fields, in the order of the wire.
    public init(
        id: String, createdAt: Timestamp, userId: String = "", secret: String = "", expire: Timestamp? = nil,
        phrase: String = ""
    ) {
        self.id = id
        self.createdAt = createdAt
        self.userId = userId
        self.secret = secret
        self.expire = expire
        self.phrase = phrase
    }
}

extension Token {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            id: try reader.id(),
            createdAt: try reader.createdAt(),
            userId: try reader.string("userId"),
            secret: try reader.string("secret"),
            expire: try reader.optionalTimestamp("expire"),
            phrase: try reader.string("phrase"))
    }

    public var json: JSONObject {
        [
            "$id": .string(id),
            "$createdAt": .date(createdAt),
            "userId": .string(userId),
            "secret": .string(secret),
            "expire": .date(expire),
            "phrase": .string(phrase),
        ]
    }
}
