public import AppwriteUsers
internal import GRDB

/// A token that a user can change for a session, once; of its secret there is the digest only.
public struct StoredToken: Sendable, Hashable, Identifiable, Redacted {
    /// The id.
    public var id: String
    /// The user's id.
    public var userId: String
    /// The user's number in the store.
    public var userSequence: Int64
    /// SHA-256 of the secret, in lower-case hex.
    public var secretDigest: String
    /// When it ends.
    public var expire: Timestamp
    /// When it was made.
    public var createdAt: Timestamp

    /// Makes a token of its parts.
    public init(
        id: String, userId: String, userSequence: Int64, secretDigest: String, expire: Timestamp, createdAt: Timestamp
    ) {
        self.id = id
        self.userId = userId
        self.userSequence = userSequence
        self.secretDigest = secretDigest
        self.expire = expire
        self.createdAt = createdAt
    }
}

extension StoredToken: StoredRow {
    static let selection =
        "SELECT tokens.*, users.id AS userId FROM tokens JOIN users ON users.sequence = tokens.user"

    init(_ row: Row) throws {
        self.init(
            id: row["id"], userId: row["userId"], userSequence: row["user"], secretDigest: row["secretDigest"],
            expire: row.time("expire"), createdAt: row.time("createdAt"))
    }
}
