internal import GRDB

extension UserStoreSchema {
    /// One index for each attribute that users are listed by; those of id, e-mail and phone come with the table.
    ///
    /// Every index ends with the row's number, so that ties stand in the list's order. Only the names are in no order
    /// when users are added; the others cost an import little, because new rows come last or behind many equal ones.
    static func addIndexes(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE INDEX usersByName ON users(name COLLATE NOCASE);
                CREATE INDEX usersByStatus ON users(status);
                CREATE INDEX usersByPasswordUpdate ON users(passwordUpdate);
                CREATE INDEX usersByRegistration ON users(registration);
                CREATE INDEX usersByEmailVerification ON users(emailVerification);
                CREATE INDEX usersByPhoneVerification ON users(phoneVerification);
                CREATE INDEX usersByImpersonator ON users(impersonator);
                CREATE INDEX usersByAccessedAt ON users(accessedAt);
                CREATE INDEX usersByLabels ON users(labels);
                CREATE INDEX usersByCreatedAt ON users(createdAt);
                CREATE INDEX usersByUpdatedAt ON users(updatedAt);
                """)
    }
}
