internal import CryptoPrimitives
internal import Foundation
internal import GRDB

/// The tables, as an ordered list of migrations: append, never edit.
enum UserStoreSchema {
    private static let first = "001 users"

    /// Whether a database has tables, and they are not these.
    static func isForeign(_ database: Database) throws -> Bool {
        let sql =
            "SELECT COUNT(*) FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('grdb_migrations', 'sqlite_sequence')"
        guard let count = try Int.fetchOne(database, sql: sql), count > 0 else { return false }
        return try !migrator.appliedIdentifiers(database).contains(first)
    }

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration(first) { database in
            // One row: what tells this store from every other, for the journals of imports.
            try database.execute(sql: "CREATE TABLE store (identifier TEXT NOT NULL)")
            let identifier = Data(RandomBytes.generate(count: 16)).base64EncodedString()
            try database.execute(sql: "INSERT INTO store (identifier) VALUES (?)", arguments: [identifier])
            // Ids and e-mails are compared without case, as the reference server's collation does.
            try database.execute(
                sql: """
                    CREATE TABLE users (
                        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
                        id TEXT NOT NULL COLLATE NOCASE UNIQUE,
                        email TEXT COLLATE NOCASE UNIQUE,
                        phone TEXT UNIQUE,
                        name TEXT NOT NULL DEFAULT '',
                        -- The stored hash: its text, its scheme's name, its options as JSON; all null without password.
                        password TEXT,
                        scheme TEXT,
                        options TEXT,
                        emailVerification INTEGER NOT NULL DEFAULT 0,
                        phoneVerification INTEGER NOT NULL DEFAULT 0,
                        status INTEGER NOT NULL DEFAULT 1,
                        labels TEXT NOT NULL DEFAULT '[]',
                        prefs TEXT NOT NULL DEFAULT '{}',
                        -- Milliseconds since 1970; null where there is no password.
                        passwordUpdate INTEGER,
                        registration INTEGER NOT NULL,
                        createdAt INTEGER NOT NULL,
                        updatedAt INTEGER NOT NULL,
                        -- SHA-256 of the imported plan without its credential; null where not imported.
                        importDigest BLOB,
                        -- 1 once the imported password was renewed or changed.
                        passwordRenewed INTEGER NOT NULL DEFAULT 0
                    )
                    """)
        }
        migrator.registerMigration("002 the service's tables", migrate: UserStoreSchema.addService)
        migrator.registerMigration("003 indexes", migrate: UserStoreSchema.addIndexes)
        migrator.registerMigration("004 search", migrate: UserStoreSchema.addSearch)
        migrator.registerMigration("005 unused passwords", migrate: UserStoreSchema.addPasswordImport)
        migrator.registerMigration("006 wrong guesses at tokens", migrate: UserStoreSchema.addTokenFailures)
        return migrator
    }
}
