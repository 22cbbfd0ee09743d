public import AppwriteUsers
internal import GRDB

/// A user's account with another service.
public struct StoredIdentity: Sendable, Hashable, Identifiable, Redacted {
    /// The id.
    public var id: String
    /// The user's id.
    public var userId: String
    /// The service, as `github`.
    public var provider: String
    /// The user's id there.
    public var providerUid: String
    /// The user's e-mail address there.
    public var providerEmail: String
    /// The access token that the service gave.
    public var providerAccessToken: String
    /// When the access token ends, or nil.
    public var providerAccessTokenExpiry: Timestamp?
    /// The refresh token that the service gave.
    public var providerRefreshToken: String
    /// When it was made.
    public var createdAt: Timestamp
    /// When it was changed last.
    public var updatedAt: Timestamp

    /// Makes an identity of its parts.
    public init(
        id: String, userId: String, provider: String, providerUid: String, providerEmail: String = "",
        providerAccessToken: String = "", providerAccessTokenExpiry: Timestamp? = nil,
        providerRefreshToken: String = "", createdAt: Timestamp, updatedAt: Timestamp
    ) {
        self.id = id
        self.userId = userId
        self.provider = provider
        self.providerUid = providerUid
        self.providerEmail = providerEmail
        self.providerAccessToken = providerAccessToken
        self.providerAccessTokenExpiry = providerAccessTokenExpiry
        self.providerRefreshToken = providerRefreshToken
        self.createdAt = createdAt
        self.updatedAt = updatedAt
    }
}

extension StoredIdentity: StoredRow {
    static let selection =
        "SELECT identities.*, users.id AS userId FROM identities JOIN users ON users.sequence = identities.user"

    init(_ row: Row) throws {
        self.init(
            id: row["id"], userId: row["userId"], provider: row["provider"], providerUid: row["providerUid"],
            providerEmail: row["providerEmail"], providerAccessToken: row["providerAccessToken"],
            providerAccessTokenExpiry: row.time(ifAny: "providerAccessTokenExpiry"),
            providerRefreshToken: row["providerRefreshToken"], createdAt: row.time("createdAt"),
            updatedAt: row.time("updatedAt"))
    }
}
