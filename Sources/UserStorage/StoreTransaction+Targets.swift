public import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Adds a target.
    /// - Throws: `StoreConflict.targetExists` where one has its id or its identifier.
    public func insert(_ target: StoredTarget) throws {
        let inserted = try change(
            """
            INSERT INTO targets (id, user, providerType, providerId, identifier, name, expired, createdAt, updatedAt)
            VALUES (?, (SELECT sequence FROM users WHERE id = ?), ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                target.id, target.userId, target.providerType, target.providerId, target.identifier, target.name,
                target.expired, target.createdAt.milliseconds, target.updatedAt.milliseconds,
            ])
        if inserted == 0 { throw StoreConflict.targetExists }
    }

    /// The target of a user with an id.
    public func target(id: String, ofUser user: StoredUser) throws -> StoredTarget? {
        try first("WHERE targets.id = ? AND targets.user = ?", [id, user.sequence])
    }

    /// The target with an identifier, whosever it is.
    public func target(identifier: String) throws -> StoredTarget? {
        try first("WHERE targets.identifier = ?", [identifier])
    }

    /// A user's targets in the order in which they were made.
    public func targets(ofUser user: StoredUser) throws -> [StoredTarget] {
        try all("WHERE targets.user = ? ORDER BY targets.sequence", [user.sequence])
    }

    /// Writes the identifier, provider and name of a target; another identifier is no longer expired.
    /// - Throws: `StoreConflict.targetExists` where another target has the identifier.
    public func update(_ target: StoredTarget, at time: Timestamp) throws {
        if try finds("SELECT 1 FROM targets WHERE identifier = ? AND id <> ?", [target.identifier, target.id]) {
            throw StoreConflict.targetExists
        }
        try change(
            """
            UPDATE targets SET expired = expired AND identifier = ?1, identifier = ?1, providerId = ?2, name = ?3,
                updatedAt = ?4
            WHERE id = ?5
            """, [target.identifier, target.providerId, target.name, time.milliseconds, target.id])
    }

    /// Deletes a target of a user.
    /// - Returns: whether it was there.
    public func deleteTarget(id: String, ofUser user: StoredUser) throws -> Bool {
        try change("DELETE FROM targets WHERE id = ? AND user = ?", [id, user.sequence]) == 1
    }
}
