public import JSONText

/// The membership of a user in a team.
public struct Membership: WireListItem, Redacted {
    /// The identifier.
    public var id: String
    /// When it was created.
    public var createdAt: Timestamp
    /// When it was last changed.
    public var updatedAt: Timestamp
    /// The user.
    public var userId: String
    public var userName: String
    public var userEmail: String
    /// Servers before 1.9.2 do not say.
    public var userPhone: String
    public var teamId: String
    public var teamName: String
    public var invited: Timestamp?
    /// Nil until the invitation is accepted.
    public var joined: Timestamp?
    /// Whether the invitation is accepted.
    public var confirm: Bool
    /// Whether signing in takes a second factor.
    public var mfa: Bool
    public var userAccessedAt: Timestamp?
    public var roles: [String]

    public static var pluralKey: String { "memberships" }

    /// Creates a membership from its fields, in the order of the wire.
    public init(
        id: String, createdAt: Timestamp, updatedAt: Timestamp, userId: String = "", userName: String = "",
        userEmail: String = "", userPhone: String = "", teamId: String = "", teamName: String = "",
        invited: Timestamp? = nil, joined: Timestamp? = nil, confirm: Bool = false, mfa: Bool = false,
        userAccessedAt: Timestamp? = nil, roles: [String] = []
    ) {
        self.id = id
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.userId = userId
        self.userName = userName
        self.userEmail = userEmail
        self.userPhone = userPhone
        self.teamId = teamId
        self.teamName = teamName
        self.invited = invited
        self.joined = joined
        self.confirm = confirm
        self.mfa = mfa
        self.userAccessedAt = userAccessedAt
        self.roles = roles
    }
}

extension Membership {
    public init(json: JSONObject) throws(ModelError) {
        let reader = ModelReader(json)
        self.init(
            id: try reader.id(),
            createdAt: try reader.createdAt(),
            updatedAt: try reader.updatedAt(),
            userId: try reader.string("userId"),
            userName: try reader.string("userName"),
            userEmail: try reader.string("userEmail"),
            userPhone: try reader.string("userPhone"),
            teamId: try reader.string("teamId"),
            teamName: try reader.string("teamName"),
            invited: try reader.optionalTimestamp("invited"),
            joined: try reader.optionalTimestamp("joined"),
            confirm: try reader.bool("confirm"),
            mfa: try reader.bool("mfa"),
            userAccessedAt: try reader.optionalTimestamp("userAccessedAt"),
            roles: try reader.strings("roles"))
    }

    public var json: JSONObject {
        [
            "$id": .string(id),
            "$createdAt": .date(createdAt),
            "$updatedAt": .date(updatedAt),
            "userId": .string(userId),
            "userName": .string(userName),
            "userEmail": .string(userEmail),
            "userPhone": .string(userPhone),
            "teamId": .string(teamId),
            "teamName": .string(teamName),
            "invited": .date(invited),
            "joined": .date(joined),
            "confirm": .bool(confirm),
            "mfa": .bool(mfa),
            "userAccessedAt": .date(userAccessedAt),
            "roles": .strings(roles),
        ]
    }
}
