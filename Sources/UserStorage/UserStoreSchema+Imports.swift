internal import GRDB

extension UserStoreSchema {
    /// Which import brought a password that nobody has used yet.
    ///
    /// The users of an older file have none: their logins left no mark, so each of their passwords may be in use.
    static func addPasswordImport(_ database: Database) throws {
        try database.execute(
            sql: """
                -- The number of the import that brought the password, or that found it unused last; null once somebody
                -- has used, renewed or changed it, and where no import brought it.
                ALTER TABLE users ADD COLUMN passwordImport INTEGER;
                """)
    }
}
