internal import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Adds an identity.
    public func insert(_ identity: StoredIdentity) throws {
        try change(
            """
            INSERT INTO identities (id, user, provider, providerUid, providerEmail, providerAccessToken,
                providerAccessTokenExpiry, providerRefreshToken, createdAt, updatedAt)
            VALUES (?, (SELECT sequence FROM users WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                identity.id, identity.userId, identity.provider, identity.providerUid, identity.providerEmail,
                identity.providerAccessToken, identity.providerAccessTokenExpiry?.milliseconds,
                identity.providerRefreshToken,
                identity.createdAt.milliseconds, identity.updatedAt.milliseconds,
            ])
    }

    /// The identity with an id.
    public func identity(id: String) throws -> StoredIdentity? { try first("WHERE identities.id = ?", [id]) }

    /// Deletes an identity.
    /// - Returns: whether it was there.
    public func deleteIdentity(id: String) throws -> Bool {
        try change("DELETE FROM identities WHERE id = ?", [id]) == 1
    }
}
