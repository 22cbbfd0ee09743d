internal import GRDB

extension UserStoreSchema {
    /// One index for each attribute that users are listed by; those of id, e-mail and phone come with the table.
    ///
    /// Every index ends with the row's number, so that ties stand in the list's order.
    private static let listIndexes = [
        "usersByName": "name COLLATE NOCASE", "usersByStatus": "status", "usersByPasswordUpdate": "passwordUpdate",
        "usersByRegistration": "registration", "usersByEmailVerification": "emailVerification",
        "usersByPhoneVerification": "phoneVerification", "usersByImpersonator": "impersonator",
        "usersByAccessedAt": "accessedAt", "usersByLabels": "labels", "usersByCreatedAt": "createdAt",
        "usersByUpdatedAt": "updatedAt",
    ]

    /// Of the users of a first import no two targets can be the same, because no two addresses are.
    private static let targetIndex = "CREATE UNIQUE INDEX IF NOT EXISTS targetsByIdentifier ON targets(identifier)"

    /// Whether one of those indexes is not there.
    static func lacksIndexes(_ database: Database) throws -> Bool {
        let names = try String.fetchSet(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'index'")
        return !names.isSuperset(of: listIndexes.keys) || !names.contains("targetsByIdentifier")
    }

    /// Makes those indexes that are not there: all of them in a new store, or after an import that was killed.
    static func addIndexes(_ database: Database) throws { try addIndexes(database, sortingIn: .memory) }

    /// Where what an index is made of is sorted.
    enum SortingPlace: String {
        /// All of it at a time: some hundred bytes a user.
        case memory = "MEMORY"
        /// In SQLite's temporary files, as much at a time as the cache may hold (`UserStore.cacheKibibytes`).
        case files = "FILE"
    }

    /// Makes those indexes that are not there; the connection sorts in memory again afterwards.
    static func addIndexes(_ database: Database, sortingIn place: SortingPlace) throws {
        try database.execute(sql: "PRAGMA temp_store = \(place.rawValue)")
        defer { try? database.execute(sql: "PRAGMA temp_store = \(SortingPlace.memory.rawValue)") }
        do {
            try database.execute(sql: targetIndex)
        } catch DatabaseError.SQLITE_CONSTRAINT {
            // A service made targets while the index was away: whoever was first keeps the identifier.
            try database.execute(
                sql: "DELETE FROM targets WHERE sequence NOT IN (SELECT min(sequence) FROM targets GROUP BY identifier)"
            )
            try database.execute(sql: targetIndex)
        }
        for (name, columns) in listIndexes {
            try database.execute(sql: "CREATE INDEX IF NOT EXISTS \(name) ON users(\(columns))")
        }
    }

    /// Takes the indexes away while a new store is filled: one sort at the end costs a fraction of a million insertions
    /// into each. A store with users keeps them: lists need them.
    static func removeIndexes(_ database: Database) throws {
        guard try Row.fetchOne(database, sql: "SELECT 1 FROM users LIMIT 1") == nil else { return }
        try database.execute(sql: "DROP INDEX IF EXISTS targetsByIdentifier")
        for name in listIndexes.keys { try database.execute(sql: "DROP INDEX IF EXISTS \(name)") }
    }
}
