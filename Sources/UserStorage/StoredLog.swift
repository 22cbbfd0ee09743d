public import AppwriteUsers
internal import GRDB

/// One thing that was done to or by a user.
public struct StoredLog: Sendable, Hashable, Redacted {
    /// What was done: `user.create`, `session.delete` and the like.
    public var event: String
    /// What made the call: `app` (a key) or `user`.
    public var userType: String
    /// The address that the call came from.
    public var ip: String
    /// The client's own text.
    public var userAgent: String
    /// When it was done.
    public var time: Timestamp
}

extension StoredLog: StoredRow {
    static let selection = "SELECT event, userType, ip, userAgent, time FROM logs"

    init(_ row: Row) throws {
        self.init(
            event: row["event"], userType: row["userType"], ip: row["ip"], userAgent: row["userAgent"],
            time: row.time("time"))
    }
}
