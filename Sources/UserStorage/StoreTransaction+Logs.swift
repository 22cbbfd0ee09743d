public import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Adds an entry to a user's log.
    public func appendLog(
        event: String, ofUser user: StoredUser, userType: String, ip: String, userAgent: String, at time: Timestamp
    ) throws {
        try change(
            "INSERT INTO logs (user, event, userType, ip, userAgent, time) VALUES (?, ?, ?, ?, ?, ?)",
            [user.sequence, event, userType, ip, userAgent, time.milliseconds])
    }

    /// A page of a user's log, the latest entry first.
    public func logs(ofUser user: StoredUser, limit: Int, offset: Int) throws -> [StoredLog] {
        try all(
            "WHERE user = ? ORDER BY sequence DESC LIMIT ? OFFSET ?", [user.sequence, max(0, limit), max(0, offset)])
    }

    /// The number of entries in a user's log.
    public func countLogs(ofUser user: StoredUser) throws -> Int {
        try rows("SELECT COUNT(*) FROM logs WHERE user = ?", [user.sequence]).first?[0] ?? 0
    }
}
