public import AppwriteUsers
internal import GRDB

/// A passkey of a user.
public struct StoredPasskey: Sendable, Hashable, Identifiable, Redacted {
    /// The id.
    public var id: String
    /// The user's id.
    public var userId: String
    /// The name, empty where there is none.
    public var name: String
    /// When it was made.
    public var createdAt: Timestamp
    /// When it was changed last.
    public var updatedAt: Timestamp

    /// Makes a passkey of its parts.
    public init(
        id: String, userId: String, name: String = "", createdAt: Timestamp, updatedAt: Timestamp
    ) {
        self.id = id
        self.userId = userId
        self.name = name
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

extension StoredPasskey: StoredRow {
    static let selection =
        "SELECT passkeys.*, users.id AS userId FROM passkeys JOIN users ON users.sequence = passkeys.user"

    init(_ row: Row) throws {
        self.init(
            id: row["id"], userId: row["userId"], name: row["name"], createdAt: row.time("createdAt"),
            updatedAt: row.time("updatedAt"))
    }
}
