internal import GRDB

extension UserStoreSchema {
    /// How often somebody guessed wrong at tokens.
    static func addTokenFailures(_ database: Database) throws {
        try database.execute(
            sql: """
                -- Wrong guesses at the user's tokens since this one was made.
                ALTER TABLE tokens ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
                -- Wrong guesses at anybody's tokens, and at nobody's: so that each of them writes.
                ALTER TABLE store ADD COLUMN tokenFailures INTEGER NOT NULL DEFAULT 0;
                """)
    }
}
