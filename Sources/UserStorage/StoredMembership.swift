public import AppwriteUsers
internal import GRDB

/// A user's place in a team.
public struct StoredMembership: Sendable, Hashable, Identifiable, Redacted {
    /// The id.
    public var id: String
    /// The user's id.
    public var userId: String
    /// The team's id.
    public var teamId: String
    /// The team's name.
    public var teamName: String
    /// When the user was invited, or nil.
    public var invited: Timestamp?
    /// When the user joined, or nil.
    public var joined: Timestamp?
    /// Whether the user has confirmed.
    public var confirm: Bool
    /// What the user is in the team.
    public var roles: [String]
    /// When it was made.
    public var createdAt: Timestamp
    /// When it was changed last.
    public var updatedAt: Timestamp

    /// Makes a membership of its parts.
    public init(
        id: String, userId: String, teamId: String, teamName: String = "", invited: Timestamp? = nil,
        joined: Timestamp? = nil, confirm: Bool = false, roles: [String] = [], createdAt: Timestamp,
        updatedAt: Timestamp
    ) {
        self.id = id
        self.userId = userId
        self.teamId = teamId
        self.teamName = teamName
        self.invited = invited
        self.joined = joined
        self.confirm = confirm
        self.roles = roles
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

extension StoredMembership: StoredRow {
    static let selection =
        "SELECT memberships.*, users.id AS userId FROM memberships JOIN users ON users.sequence = memberships.user"

    init(_ row: Row) throws {
        self.init(
            id: row["id"], userId: row["userId"], teamId: row["teamId"], teamName: row["teamName"],
            invited: row.time(ifAny: "invited"), joined: row.time(ifAny: "joined"), confirm: row["confirm"],
            roles: try [String](columnText: row["roles"], "roles"), createdAt: row.time("createdAt"),
            updatedAt: row.time("updatedAt"))
    }
}
