internal import GRDB

extension StoreTransaction {
    /// A page of the users, all or those that a full-text search finds (Users API, read users).
    ///
    /// The search covers what is indexed: in a write the index catches up first; before a read, `prepareSearch` of the
    /// store does.
    /// - Parameter counting: Whether the page tells how many users there are, 5000 at most.
    /// - Throws: `QueryError`, `StoreError`.
    public func users(
        matching request: ListRequest, search: String? = nil, counting: Bool = true
    ) throws -> StoredPage<StoredUser> {
        var reader = ListReader(database: database, request: request)
        if let search {
            if !database.configuration.readonly { while try indexForSearch(atMost: Self.searchChunk) {} }
            guard let expression = SearchText.expression(search) else { return StoredPage(items: [], total: 0) }
            reader.search = expression
        }
        return try page(.users, reader, counting: counting)
    }

    /// A page of a user's targets (Users API, targets).
    /// - Throws: `QueryError`, `StoreError`.
    public func targets(
        ofUser user: StoredUser, matching request: ListRequest, counting: Bool = true
    ) throws -> StoredPage<StoredTarget> {
        let reader = ListReader(database: database, request: request, owner: user.sequence)
        return try page(.targets, reader, counting: counting)
    }

    /// A page of everyone's identities (Users API, read users).
    /// - Throws: `QueryError`, `.unsupported` for any search: there is no index for it; `StoreError`.
    public func identities(
        matching request: ListRequest, search: String? = nil, counting: Bool = true
    ) throws -> StoredPage<StoredIdentity> {
        try refuse(search)
        return try page(.identities, ListReader(database: database, request: request), counting: counting)
    }

    /// A page of a user's memberships (Users API, read users); its total is that of the page's own rows.
    /// - Throws: `QueryError`, `.unsupported` for any search: there is no index for it; `StoreError`.
    public func memberships(
        ofUser user: StoredUser, matching request: ListRequest, search: String? = nil, counting: Bool = true
    ) throws -> StoredPage<StoredMembership> {
        try refuse(search)
        let reader = ListReader(database: database, request: request, owner: user.sequence)
        let page: StoredPage<StoredMembership> = try page(.memberships, reader, counting: false)
        return StoredPage(items: page.items, total: counting ? page.items.count : 0)
    }

    /// The targets of several users, by the users' ids, each in the order in which they were made.
    public func targets(ofUsers users: [StoredUser]) throws -> [String: [StoredTarget]] {
        let targets: [StoredTarget] = try all(
            "JOIN json_each(?) AS known ON known.value = targets.user ORDER BY targets.sequence",
            [Self.jsonText(users.map(\.sequence))])
        return Dictionary(grouping: targets, by: \.userId)
    }

    private static func jsonText(_ sequences: [Int64]) -> String {
        "[" + sequences.map(String.init).joined(separator: ",") + "]"
    }

    private func page<Record: StoredRow>(
        _ collection: ListCollection, _ reader: ListReader, counting: Bool
    ) throws -> StoredPage<Record> {
        precondition(reader.request.collection == collection, "The request is one for another list.")
        do {
            let (sequences, total) = try reader.page(counting: counting)
            if collection == .users { try checkPreferences(ofUsers: sequences) }
            let records: [Record] = try all(
                "JOIN json_each(?) AS known ON known.value = \(collection.rawValue).sequence ORDER BY known.key",
                [Self.jsonText(sequences)])
            return StoredPage(items: records, total: total)
        } catch {
            throw StoreError.redacting(error)
        }
    }

    /// Bytes of preferences that the users of a page may have together: more than a hundred users can have, with 65,535
    /// bytes at most for each. As values and as JSON they take a few times that.
    private static let maximumPreferencesByteCount: Int64 = 8 << 20

    /// Refuses a page that would take too much memory: users choose what they prefer, an administrator who lists them does
    /// not.
    private func checkPreferences(ofUsers sequences: [Int64]) throws {
        guard sequences.count > 100 else { return }
        let count: Int64 =
            try rows(
                """
                SELECT sum(length(CAST(prefs AS BLOB))) FROM users
                JOIN json_each(?) AS known ON known.value = users.sequence
                """, [Self.jsonText(sequences)]
            ).first?[0] ?? 0
        guard count <= Self.maximumPreferencesByteCount else {
            throw QueryError.invalid(
                "Invalid limit: The preferences of these users have more than 8 MiB together. Ask for fewer users.")
        }
    }

    private func refuse(_ search: String?) throws(QueryError) {
        guard search?.isEmpty ?? true else {
            throw .unsupported("Searching by attribute \"search\" requires a fulltext index.")
        }
    }
}
