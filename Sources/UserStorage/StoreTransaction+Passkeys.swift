public import AppwriteUsers
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

    /// The passkey of a user with an id.
    public func passkey(id: String, ofUser user: StoredUser) throws -> StoredPasskey? {
        try first("WHERE passkeys.id = ? AND passkeys.user = ?", [id, user.sequence])
    }

    /// Sets the name of a passkey of a user.
    /// - Returns: whether it was there.
    public func setName(_ name: String, ofPasskey id: String, ofUser user: StoredUser, at time: Timestamp) throws
        -> Bool
    {
        try change(
            "UPDATE passkeys SET name = ?, updatedAt = ? WHERE id = ? AND user = ?",
            [name, time.milliseconds, id, user.sequence]) == 1
    }

    /// Deletes a passkey of a user.
    /// - Returns: whether it was there.
    public func deletePasskey(id: String, ofUser user: StoredUser) throws -> Bool {
        try change("DELETE FROM passkeys WHERE id = ? AND user = ?", [id, user.sequence]) == 1
    }
}
