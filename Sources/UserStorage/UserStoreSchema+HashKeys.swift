internal import GRDB

extension UserStoreSchema {
    /// The secrets that whole systems share, which hashes are made with.
    ///
    /// The rows of an older file keep theirs in their options.
    static func addHashKeys(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE TABLE hashKeys (
                    -- What stands in a row's options: {"signerKey": {"key": "1"}}.
                    number INTEGER PRIMARY KEY AUTOINCREMENT,
                    -- The secret as its option is written.
                    secret TEXT NOT NULL UNIQUE
                );
                """)
    }
}
