public import AppwriteUsers
internal import GRDB

/// A session of a user; of its secret there is the digest only.
public struct StoredSession: Sendable, Hashable, Identifiable, Redacted {
    /// The id.
    public var id: String
    /// The user's id.
    public var userId: String
    /// The user's number in the store.
    public var userSequence: Int64
    /// SHA-256 of the secret, in lower-case hex (Users API, "Session secret").
    public var secretDigest: String
    /// What made it: `email`, `token`, `server` and the like.
    public var provider: String
    /// The user's name at the provider, as the e-mail address.
    public var providerUid: String
    /// What the user has proved: `password`, `token`, `totp` and the like.
    public var factors: [String]
    /// The address that it was made from.
    public var ip: String
    /// The client's own text.
    public var userAgent: String
    /// When it ends.
    public var expire: Timestamp
    /// When a second factor was proved, or nil.
    public var mfaUpdatedAt: Timestamp?
    /// When it was made.
    public var createdAt: Timestamp
    /// When it was changed last.
    public var updatedAt: Timestamp

    /// Makes a session of its parts.
    public init(
        id: String, userId: String, userSequence: Int64, secretDigest: String, provider: String,
        providerUid: String = "", factors: [String] = [], ip: String = "", userAgent: String = "", expire: Timestamp,
        mfaUpdatedAt: Timestamp? = nil, createdAt: Timestamp, updatedAt: Timestamp
    ) {
        self.id = id
        self.userId = userId
        self.userSequence = userSequence
        self.secretDigest = secretDigest
        self.provider = provider
        self.providerUid = providerUid
        self.factors = factors
        self.ip = ip
        self.userAgent = userAgent
        self.expire = expire
        self.mfaUpdatedAt = mfaUpdatedAt
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

extension StoredSession: StoredRow {
    static let selection =
        "SELECT sessions.*, users.id AS userId FROM sessions JOIN users ON users.sequence = sessions.user"

    init(_ row: Row) throws {
        self.init(
            id: row["id"], userId: row["userId"], userSequence: row["user"], secretDigest: row["secretDigest"],
            provider: row["provider"], providerUid: row["providerUid"],
            factors: try [String](columnText: row["factors"], "factors"), ip: row["ip"], userAgent: row["userAgent"],
            expire: row.time("expire"), mfaUpdatedAt: row.time(ifAny: "mfaUpdatedAt"), createdAt: row.time("createdAt"),
            updatedAt: row.time("updatedAt"))
    }
}
