internal import GRDB

extension UserStore {
    /// The version of the SQLite that this process uses; nil where it does not tell.
    public static var sqliteVersion: String? {
        try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
    }
}
