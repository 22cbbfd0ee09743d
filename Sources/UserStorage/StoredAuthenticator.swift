public import AppwriteUsers
internal import GRDB

/// A user's device for a second factor.
public struct StoredAuthenticator: Sendable, Hashable, Identifiable, Redacted {
    /// The id.
    public var id: String
    /// The user's id.
    public var userId: String
    /// `totp`; a user has one of a type.
    public var type: String
    /// Whether the user has proved to have it.
    public var verified: Bool
    /// When it was made.
    public var createdAt: Timestamp

    /// Makes an authenticator of its parts.
    public init(
        id: String, userId: String, type: String, verified: Bool = false, createdAt: Timestamp
    ) {
        self.id = id
        self.userId = userId
        self.type = type
        self.verified = verified
        self.createdAt = createdAt
    }
}

extension StoredAuthenticator: StoredRow {
    static let selection =
        "SELECT authenticators.*, users.id AS userId FROM authenticators JOIN users ON users.sequence = authenticators.user"

    init(_ row: Row) throws {
        self.init(
            id: row["id"], userId: row["userId"], type: row["type"], verified: row["verified"],
            createdAt: row.time("createdAt"))
    }
}
