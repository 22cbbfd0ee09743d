public import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Adds a session.
    public func insert(_ session: StoredSession) throws {
        try change(
            """
            INSERT INTO sessions (id, user, secretDigest, provider, providerUid, factors, ip, userAgent, expire,
                mfaUpdatedAt, createdAt, updatedAt)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                session.id, session.userSequence, session.secretDigest, session.provider, session.providerUid,
                session.factors.columnText, session.ip, session.userAgent, session.expire.milliseconds,
                session.mfaUpdatedAt?.milliseconds,
                session.createdAt.milliseconds, session.updatedAt.milliseconds,
            ])
    }

    /// The session with an id, ended or not.
    public func session(id: String) throws -> StoredSession? { try first("WHERE sessions.id = ?", [id]) }

    /// A user's sessions in the order in which they were made, ended ones too.
    public func sessions(ofUser user: StoredUser) throws -> [StoredSession] {
        try all("WHERE sessions.user = ? ORDER BY sessions.sequence", [user.sequence])
    }

    /// Moves the end of a session.
    public func setExpire(_ expire: Timestamp, ofSession session: StoredSession, at time: Timestamp) throws {
        try change(
            "UPDATE sessions SET expire = ?, updatedAt = ? WHERE id = ?",
            [expire.milliseconds, time.milliseconds, session.id])
    }

    /// Deletes a session of a user.
    /// - Returns: whether it was there.
    public func deleteSession(id: String, ofUser user: StoredUser) throws -> Bool {
        try change("DELETE FROM sessions WHERE id = ? AND user = ?", [id, user.sequence]) == 1
    }

    /// Deletes a user's sessions, all but the one with the id `kept`.
    public func deleteSessions(ofUser user: StoredUser, except kept: String?) throws {
        try change("DELETE FROM sessions WHERE user = ? AND (?2 IS NULL OR id <> ?2)", [user.sequence, kept])
    }

    /// Deletes a user's oldest sessions until there are `limit` of them.
    public func trimSessions(ofUser user: StoredUser, to limit: Int) throws {
        try change(
            """
            DELETE FROM sessions WHERE user = ?1 AND sequence NOT IN
                (SELECT sequence FROM sessions WHERE user = ?1 ORDER BY sequence DESC LIMIT ?2)
            """, [user.sequence, max(0, limit)])
    }
}
