internal import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Adds a membership.
    public func insert(_ membership: StoredMembership) throws {
        try change(
            """
            INSERT INTO memberships (id, user, teamId, teamName, invited, joined, confirm, roles, createdAt, updatedAt)
            VALUES (?, (SELECT sequence FROM users WHERE id = ?), ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                membership.id, membership.userId, membership.teamId, membership.teamName,
                membership.invited?.milliseconds,
                membership.joined?.milliseconds, membership.confirm, membership.roles.columnText,
                membership.createdAt.milliseconds,
                membership.updatedAt.milliseconds,
            ])
    }

    /// The membership with an id.
    public func membership(id: String) throws -> StoredMembership? { try first("WHERE memberships.id = ?", [id]) }

    /// Deletes a membership.
    /// - Returns: whether it was there.
    public func deleteMembership(id: String) throws -> Bool {
        try change("DELETE FROM memberships WHERE id = ?", [id]) == 1
    }
}
