extension UsersClient {
    /// Reads a user.
    public func get(id: String) async throws(AppwriteError) -> User {
        try await model(ClientCall(get: CallPath.user(id)))
    }

    /// Lists users: 25 in the order of their creation, unless the queries say otherwise (Users API, query strings).
    /// - Parameters:
    ///   - queries: Filters, orders, a limit, an offset or a cursor.
    ///   - search: Words to find in identifiers, addresses, names, numbers and labels; up to 256 characters, never empty.
    ///   - total: Whether to count the users on all pages.
    public func list(
        queries: [Query] = [], search: String? = nil, total: Bool = true
    ) async throws(AppwriteError) -> UserList {
        let query = QueryString(queries: queries, search: search, total: total)
        return try await model(ClientCall(get: "/users", query: query))
    }

    /// All users that match filters, page by page, as they are asked for.
    /// - Parameter queries: Filters and orders; a limit, an offset or a cursor has no effect.
    public func listAll(queries: [Query] = []) -> UserSequence { UserSequence(client: self, queries: queries) }

    /// Lists the teams that a user is in, and is invited to; queries and search need a server from 1.7.
    public func listMemberships(
        ofUser id: String, queries: [Query] = [], search: String? = nil, total: Bool = true
    ) async throws(AppwriteError) -> MembershipList {
        let query = QueryString(queries: queries, search: search, total: total)
        return try await model(ClientCall(get: CallPath.user(id, "/memberships"), query: query))
    }

    /// Lists the events of a user's past; of the queries only limit and offset are known.
    public func listLogs(
        ofUser id: String, queries: [Query] = [], total: Bool = true
    ) async throws(AppwriteError) -> LogList {
        let query = QueryString(queries: queries, total: total)
        return try await model(ClientCall(get: CallPath.user(id, "/logs"), query: query))
    }

    /// Lists the accounts at OAuth providers of all users.
    public func listIdentities(
        queries: [Query] = [], search: String? = nil, total: Bool = true
    ) async throws(AppwriteError) -> IdentityList {
        let query = QueryString(queries: queries, search: search, total: total)
        return try await model(ClientCall(get: "/users/identities", query: query))
    }

    /// Deletes an account at an OAuth provider; the user stays.
    public func deleteIdentity(id: String) async throws(AppwriteError) {
        try await perform(ClientCall(.delete, "/users/identities/\(CallPath.segment(id, .identityId))"))
    }
}
