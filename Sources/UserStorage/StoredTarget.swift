public import AppwriteUsers
internal import GRDB

/// An address that messages to a user go to.
public struct StoredTarget: Sendable, Hashable, Identifiable, Redacted {
    /// The id.
    public var id: String
    /// The user's id.
    public var userId: String
    /// `email`, `sms` or `push`.
    public var providerType: String
    /// The id of the provider that sends, or nil.
    public var providerId: String?
    /// The address, number or device token; no two targets have the same.
    public var identifier: String
    /// The name, empty where there is none.
    public var name: String
    /// Whether the provider has refused the identifier.
    public var expired: Bool
    /// When it was made.
    public var createdAt: Timestamp
    /// When it was changed last.
    public var updatedAt: Timestamp

    /// Makes a target of its parts.
    public init(
        id: String, userId: String, providerType: String, providerId: String? = nil, identifier: String,
        name: String = "", expired: Bool = false, createdAt: Timestamp, updatedAt: Timestamp
    ) {
        self.id = id
        self.userId = userId
        self.providerType = providerType
        self.providerId = providerId
        self.identifier = identifier
        self.name = name
        self.expired = expired
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

extension StoredTarget: StoredRow {
    static let selection =
        "SELECT targets.*, users.id AS userId FROM targets JOIN users ON users.sequence = targets.user"

    init(_ row: Row) throws {
        self.init(
            id: row["id"], userId: row["userId"], providerType: row["providerType"], providerId: row["providerId"],
            identifier: row["identifier"], name: row["name"], expired: row["expired"], createdAt: row.time("createdAt"),
            updatedAt: row.time("updatedAt"))
    }
}
