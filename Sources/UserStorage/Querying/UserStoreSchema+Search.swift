internal import GRDB

extension UserStoreSchema {
    /// The full-text index of the users, which holds no copy of their text.
    static func addSearch(_ database: Database) throws {
        try database.execute(
            sql: """
                CREATE VIRTUAL TABLE userSearch USING fts5(
                    text, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
                -- The number of the last user in it.
                ALTER TABLE store ADD COLUMN searchIndexed INTEGER NOT NULL DEFAULT 0;
                CREATE TRIGGER usersUpdateSearch AFTER UPDATE OF id, email, name, phone, labels ON users
                WHEN old.sequence <= (SELECT searchIndexed FROM store) BEGIN
                    INSERT INTO userSearch (userSearch, rowid, text)
                        VALUES ('delete', old.sequence, \(searchText(of: "old")));
                    INSERT INTO userSearch (rowid, text) VALUES (new.sequence, \(searchText(of: "new")));
                END;
                CREATE TRIGGER usersDeleteSearch AFTER DELETE ON users
                WHEN old.sequence <= (SELECT searchIndexed FROM store) BEGIN
                    INSERT INTO userSearch (userSearch, rowid, text)
                        VALUES ('delete', old.sequence, \(searchText(of: "old")));
                END;
                """)
    }

    /// What a user is found by (Users API, `search` parameter), in SQL; `row` is `users`, `old` or `new`.
    static func searchText(of row: String) -> String {
        """
        \(row).id || ' ' || coalesce(\(row).email, '') || ' ' || \(row).name || ' ' || coalesce(\(row).phone, '') \
        || (SELECT coalesce(group_concat(' label:' || value, ''), '') FROM json_each(\(row).labels))
        """
    }
}
