internal import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Adds a passkey.
    public func insert(_ passkey: StoredPasskey) throws {
        try change(
            """
            INSERT INTO passkeys (id, user, name, createdAt, updatedAt)
            VALUES (?, (SELECT sequence FROM users WHERE id = ?), ?, ?, ?)
            """,
            [passkey.id, passkey.userId, passkey.name, passkey.createdAt.milliseconds, passkey.updatedAt.milliseconds])
    }

    /// A user's passkeys in the order in which they were made.
    public func passkeys(ofUser user: StoredUser) throws -> [StoredPasskey] {
        try all("WHERE passkeys.user = ? ORDER BY passkeys.sequence", [user.sequence])
    }

    /// Deletes a passkey of a user.
    /// - Returns: whether it was there.
    public func deletePasskey(id: String, ofUser user: StoredUser) throws -> Bool {
        try change("DELETE FROM passkeys WHERE id = ? AND user = ?", [id, user.sequence]) == 1
    }
}
