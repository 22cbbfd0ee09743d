public import JSONText

/// One event of a user's past.
public struct Log: WireListItem, Redacted {
    /// What happened: `user.create`, `session.create` …
    public var event: String
    /// The user.
    public var userId: String
    public var userEmail: String
    public var userName: String
    public var mode: String
    /// Who acted; older servers do not say.
    public var userType: String
    public var ip: String
    /// When it happened.
    public var time: Timestamp?
    /// What the event was made with, and where.
    public var client: ClientDetails

    public static var pluralKey: String { "logs" }

    /// Creates a log from its fields, in the order of the wire.
    public init(
        event: String = "", userId: String = "", userEmail: String = "", userName: String = "", mode: String = "",
        userType: String = "", ip: String = "", time: Timestamp? = nil, client: ClientDetails = ClientDetails()
    ) {
        self.event = event
        self.userId = userId
        self.userEmail = userEmail
        self.userName = userName
        self.mode = mode
        self.userType = userType
        self.ip = ip
        self.time = time
        self.client = client
    }
}

extension Log {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            event: try reader.string("event"),
            userId: try reader.string("userId"),
            userEmail: try reader.string("userEmail"),
            userName: try reader.string("userName"),
            mode: try reader.string("mode"),
            userType: try reader.string("userType"),
            ip: try reader.string("ip"),
            time: try reader.optionalTimestamp("time"),
            client: try ClientDetails(reader))
    }

    public var json: JSONObject {
        var json: JSONObject = [
            "event": .string(event),
            "userId": .string(userId),
            "userEmail": .string(userEmail),
            "userName": .string(userName),
            "mode": .string(mode),
            "userType": .string(userType),
            "ip": .string(ip),
            "time": .date(time),
        ]
        client.write(to: &json)
        return json
    }
}
