public import JSONText

/// A second factor that has been asked for.
public struct MFAChallenge: WireModel, Redacted {
    /// The identifier.
    public var id: String
    /// When it was created.
    public var createdAt: Timestamp
    /// The user.
    public var userId: String
    /// When it ends.
    public var expire: Timestamp?
    /// The code that proves the factor.
    public var code: String

    /// Creates an challenge from its fields, in the order of the wire.
    public init(
        id: String, createdAt: Timestamp, userId: String = "", expire: Timestamp? = nil, code: String = ""
    ) {
        self.id = id
        self.createdAt = createdAt
        self.userId = userId
        self.expire = expire
        self.code = code
    }
}

extension MFAChallenge {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            id: try reader.id(),
            createdAt: try reader.createdAt(),
            userId: try reader.string("userId"),
            expire: try reader.optionalTimestamp("expire"),
            code: try reader.string("code"))
    }

    public var json: JSONObject {
        [
            "$id": .string(id),
            "$createdAt": .date(createdAt),
            "userId": .string(userId),
            "expire": .date(expire),
            "code": .string(code),
        ]
    }
}
