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
        let history = try ((password.map { [$0] } ?? []) + user.passwordHistory).prefix(count).map(keyed)
        let password = try password.map(keyed)
        return try update(
            user,
            """
            password = ?, scheme = ?, options = ?, passwordHistory = ?, passwordUpdate = ?, passwordRenewed = 1,
                passwordImport = NULL, updatedAt = ?
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
        guard try isPassword(expected, ofUser: user.sequence) else { return false }
        let replacement = try keyed(replacement)
        return try change(
            """
            UPDATE users SET password = ?, scheme = ?, options = ?, passwordRenewed = 1, passwordImport = NULL,
                updatedAt = ?
            WHERE sequence = ?
            """,
            [
                replacement.hash, replacement.declaredScheme?.name, replacement.options.columnText, time.milliseconds,
                user.sequence,
            ]) == 1
    }

    /// Marks a user's password as used, if it still is the one that was verified: no import replaces it any more.
    ///
    /// Writes at the first use only. It is no change of the user: `updatedAt` stays. A mark that cannot be written is
    /// left out, because a right password must log in.
    /// - Throws: `StoreError` where SQLite has given up the whole transaction.
    public func markPasswordUsed(_ verified: StoredHash, ofUser user: StoredUser) throws {
        guard user.hasUnusedPassword else { return }
        do {
            guard try isPassword(verified, ofUser: user.sequence) else { return }
            try change("UPDATE users SET passwordImport = NULL WHERE sequence = ?", [user.sequence])
        } catch {
            guard database.isInsideTransaction else { throw error }
        }
    }
}
