internal import CryptoPrimitives
internal import Foundation
internal import GRDB

/// The tables, as an ordered list of migrations: append, never edit.
enum UserStoreSchema {
    private struct Migration {
        let name: String
        let run: (Database) throws -> Void
    }

    private static var migrations: [Migration] {
        [
            Migration(name: "001 users", run: addUsers),
            Migration(name: "002 the service's tables", run: addService),
            Migration(name: "003 indexes", run: addIndexes),
            Migration(name: "004 search", run: addSearch),
            Migration(name: "005 unused passwords", run: addPasswordImport),
            Migration(name: "006 wrong guesses at tokens", run: addTokenFailures),
            Migration(name: "007 keys of hashes", run: addHashKeys),
        ]
    }

    /// Whether tables or indexes are to be made.
    /// - Throws: `StoreError.notAStore` where the database has tables, and they are not these; `newerVersion` where a
    ///   later version of this program has changed them.
    static func isBehind(_ database: Database) throws -> Bool {
        let tables =
            "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('grdb_migrations', 'sqlite_sequence')"
        guard try isOurs(database) || Row.fetchOne(database, sql: tables) == nil else { throw StoreError.notAStore }
        let applied = try appliedNames(database)
        let names = migrations.map(\.name)
        guard applied.isSubset(of: names) else { throw StoreError.newerVersion }
        return try applied.count < names.count || lacksIndexes(database)
    }

    /// Whether a database has the users' tables, of whatever version.
    static func isOurs(_ database: Database) throws -> Bool {
        try migrations.first.map { try appliedNames(database).contains($0.name) } ?? false
    }

    /// Brings the tables up to date; the caller has the write lock, and takes everything back where it throws.
    /// - Parameter last: the migration to stop after; nil for the latest.
    static func migrate(_ database: Database, upTo last: String? = nil) throws {
        // The table's name is that of the library that kept it in earlier versions.
        try database.execute(sql: "CREATE TABLE IF NOT EXISTS grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY)")
        let applied = try appliedNames(database)
        for migration in migrations {
            if !applied.contains(migration.name) {
                try migration.run(database)
                try database.execute(
                    sql: "INSERT INTO grdb_migrations (identifier) VALUES (?)", arguments: [migration.name])
            }
            if migration.name == last { return }
        }
        // An import that was killed has left them out.
        try addIndexes(database)
    }

    private static func appliedNames(_ database: Database) throws -> Set<String> {
        // GRDB's own question is answered from what it remembers, while another program makes the table.
        let table = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'grdb_migrations'"
        guard try Row.fetchOne(database, sql: table) != nil else { return [] }
        return try Set(String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations"))
    }

    private static func addUsers(_ database: Database) throws {
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
}
