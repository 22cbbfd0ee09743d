internal import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Adds a token.
    public func insert(_ token: StoredToken) throws {
        try change(
            "INSERT INTO tokens (id, user, secretDigest, expire, createdAt) VALUES (?, ?, ?, ?, ?)",
            [token.id, token.userSequence, token.secretDigest, token.expire.milliseconds, token.createdAt.milliseconds])
    }

    /// The token of a user with a secret of this digest, ended or not.
    public func token(ofUser user: StoredUser, secretDigest: String) throws -> StoredToken? {
        try first("WHERE tokens.user = ? AND tokens.secretDigest = ?", [user.sequence, secretDigest])
    }

    /// Deletes a token.
    /// - Returns: whether it was there: a token is good for one session.
    public func deleteToken(id: String) throws -> Bool {
        try change("DELETE FROM tokens WHERE id = ?", [id]) == 1
    }
}
