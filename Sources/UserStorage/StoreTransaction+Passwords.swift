public import AppwriteUsers
internal import GRDB
internal import JSONText
public import PasswordHashing

extension StoreTransaction {
    /// Sets a user's password, or takes it away.
    ///
    /// The history keeps each hash with its own scheme and options, the new one first; `count` is how many it keeps, 0
    /// for none.
    /// - Throws: `StoreConflict.userMissing`.
    @discardableResult
    public func setPassword(
        _ password: StoredHash?, ofUser user: StoredUser, keeping count: Int, at time: Timestamp
    ) throws -> StoredUser {
        // As it is now: the caller hashed the password meanwhile.
        guard let user: StoredUser = try first("WHERE sequence = ?", [user.sequence]) else {
            throw StoreConflict.userMissing
        }
        let history = ((password.map { [$0] } ?? []) + user.passwordHistory).prefix(count)
        return try update(
            user,
            """
            password = ?, scheme = ?, options = ?, passwordHistory = ?, passwordUpdate = ?, passwordRenewed = 1,
                updatedAt = ?
            """,
            [
                password?.hash, password?.declaredScheme?.name, password?.options.columnText,
                JSONValue.array(history.map(\.json)).jsonText, password == nil ? nil : time.milliseconds,
                time.milliseconds,
            ])
    }

    /// Replaces a user's hash by another of the same password, if it still is the expected one: two logins at once
    /// renew it once.
    ///
    /// The time of the password and its history stay (Users API, "Rehash, password change, history, policies").
    /// - Returns: whether it was replaced.
    public func renewPassword(
        ofUser user: StoredUser, expected: StoredHash, with replacement: StoredHash, at time: Timestamp
    ) throws -> Bool {
        try change(
            """
            UPDATE users SET password = ?, scheme = ?, options = ?, passwordRenewed = 1, updatedAt = ?
            WHERE sequence = ? AND password = ? AND options = ?
            """,
            [
                replacement.hash, replacement.declaredScheme?.name, replacement.options.columnText, time.milliseconds,
                user.sequence, expected.hash, expected.options.columnText,
            ]) == 1
    }
}
