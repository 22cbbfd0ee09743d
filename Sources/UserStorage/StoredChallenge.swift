public import AppwriteUsers
internal import GRDB

/// A second factor that a user is asked for.
public struct StoredChallenge: Sendable, Hashable, Identifiable, Redacted {
    /// The id.
    public var id: String
    /// The user's id.
    public var userId: String
    /// `email`, `phone`, `totp`, `recoverycode` or `custom`, of which a server with a key delivers the code itself.
    public var type: String
    /// What was sent to the user, empty where nothing is.
    public var code: String
    /// When it ends.
    public var expire: Timestamp
    /// When it was made.
    public var createdAt: Timestamp

    /// Makes a challenge of its parts.
    public init(
        id: String, userId: String, type: String, code: String = "", expire: Timestamp, createdAt: Timestamp
    ) {
        self.id = id
        self.userId = userId
        self.type = type
        self.code = code
        self.expire = expire
        self.createdAt = createdAt
    }
}

extension StoredChallenge: StoredRow {
    static let selection =
        "SELECT challenges.*, users.id AS userId FROM challenges JOIN users ON users.sequence = challenges.user"

    init(_ row: Row) throws {
        self.init(
            id: row["id"], userId: row["userId"], type: row["type"], code: row["code"], expire: row.time("expire"),
            createdAt: row.time("createdAt"))
    }
}
