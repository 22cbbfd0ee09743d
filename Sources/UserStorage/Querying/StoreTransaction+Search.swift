internal import GRDB

extension StoreTransaction {
    /// Adds users to the index of the full-text search, those that were made first before the others.
    ///
    /// Users are indexed in chunks after they are made, because an import of a million would lose a quarter of its speed
    /// to the index. Triggers keep up to date what is indexed.
    /// - Returns: whether users are left.
    /// - Throws: `StoreError`.
    public func indexForSearch(atMost count: Int) throws -> Bool {
        let chunk =
            "SELECT sequence FROM users WHERE sequence > (SELECT searchIndexed FROM store) ORDER BY sequence LIMIT ?"
        guard let last = try rows("SELECT max(sequence) FROM (\(chunk))", [count]).first?[0] as Int64? else {
            return false
        }
        try change(
            """
            INSERT INTO userSearch (rowid, text) SELECT sequence, \(UserStoreSchema.searchText(of: "users")) FROM users
            WHERE sequence > (SELECT searchIndexed FROM store) AND sequence <= ?
            """, [last])
        try change("UPDATE store SET searchIndexed = ?", [last])
        return try isSearchBehind()
    }

    /// Whether there are users that the search does not find yet.
    func isSearchBehind() throws -> Bool {
        try finds("SELECT 1 FROM store WHERE searchIndexed < (SELECT max(sequence) FROM users)", [])
    }

    /// Some 30 milliseconds of work, for which other writes wait.
    static let searchChunk = 2000
}
