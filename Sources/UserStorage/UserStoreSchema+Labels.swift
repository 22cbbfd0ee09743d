internal import GRDB

extension UserStoreSchema {
    /// Whoever makes a user enters the labels: the trigger read them from their JSON again, for a fifth of an import's
    /// time.
    static func removeLabelsTrigger(_ database: Database) throws {
        try database.execute(sql: "DROP TRIGGER usersInsertLabels")
    }
}
