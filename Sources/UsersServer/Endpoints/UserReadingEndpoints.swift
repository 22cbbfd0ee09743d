internal import AppwriteUsers
internal import HTTPTypes
internal import UserStorage

/// The calls that read users and what belongs to them (Users API, read users).
enum UserReadingEndpoints {
    static let all = [list, get, preferences, memberships, logs, identities, deleteIdentity]

    static let list = Endpoint(.get, "/users", .usersRead) { call in
        let page = try Page(call, of: .users)
        if page.search != nil { try await call.store.prepareSearch() }
        return try await call.read { transaction in
            let users = try transaction.users(
                matching: page.request, search: page.search, counting: page.isCounted)
            let targets = try transaction.targets(ofUsers: users.items)
            // An impersonator reads users, too, and needs nobody's hash.
            let items = users.items.map {
                User($0, targets: targets[$0.id] ?? [], showsPassword: call.caller.isKey)
            }
            return .model(UserList(total: users.total, items: items))
        }
    }

    static let get = Endpoint(.get, "/users/{userId}", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        return try await call.read { transaction in
            let user = try Call.user(id, transaction)
            return .model(
                User(user, targets: try transaction.targets(ofUser: user), showsPassword: call.caller.isKey))
        }
    }

    static let preferences = Endpoint(.get, "/users/{userId}/prefs", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        return try await call.read { .object(try Call.user(id, $0).preferences) }
    }

    static let memberships = Endpoint(.get, "/users/{userId}/memberships", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        let page = try Page(call, of: .memberships)
        return try await call.read { transaction in
            let user = try Call.user(id, transaction)
            let found = try transaction.memberships(
                ofUser: user, matching: page.request, search: page.search, counting: page.isCounted)
            let items = found.items.map { Membership($0, of: user) }
            return .model(MembershipList(total: found.total, items: items))
        }
    }

    static let logs = Endpoint(.get, "/users/{userId}/logs", .usersRead) { call in
        let id = try call.parameters.required("userId", .uid)
        let queries = try call.queries
        for query in queries where query.method != .limit && query.method != .offset {
            throw ServiceError.invalid("queries", "Invalid query method: \(query.method.rawValue)")
        }
        let page = try Page(call, of: .users, hasSearch: false)
        return try await call.read { transaction in
            let user = try Call.user(id, transaction)
            let items = try transaction.logs(
                ofUser: user, limit: Int(page.request.limit), offset: Int(page.request.offset))
            return .model(
                LogList(
                    total: page.isCounted ? try transaction.countLogs(ofUser: user) : 0,
                    items: items.map { Log($0, of: user) }))
        }
    }

    static let identities = Endpoint(.get, "/users/identities", .usersRead) { call in
        let page = try Page(call, of: .identities)
        return try await call.read { transaction in
            let found = try transaction.identities(
                matching: page.request, search: page.search, counting: page.isCounted)
            return .model(IdentityList(total: found.total, items: found.items.map(Identity.init)))
        }
    }

    static let deleteIdentity = Endpoint(.delete, "/users/identities/{identityId}", .usersWrite) { call in
        let id = try call.parameters.required("identityId", .uid)
        return try await call.write { transaction in
            guard let identity = try transaction.identity(id: id) else { throw ServiceError.identityNotFound }
            _ = try transaction.deleteIdentity(id: id)
            try call.log("identity.delete", Call.user(identity.userId, transaction), transaction)
            return .noContent
        }
    }
}

extension Call {
    /// The queries of a list, as the client's version writes them.
    fileprivate var queries: [Query] {
        get throws {
            let format = headers[.responseFormat].flatMap { ResponseFormat($0) }
            return try parameters.optional("queries", .queries(areOld: format.map { $0 < .v1_5 } ?? false)) ?? []
        }
    }
}

/// What a list is asked for: `queries`, `search` and `total`, in this order.
struct Page: Sendable {
    let request: ListRequest
    let search: String?
    let isCounted: Bool

    init(_ call: Call, of collection: ListCollection, hasSearch: Bool = true) throws {
        let queries = try call.queries
        do {
            request = try ListRequest(queries, of: collection)
        } catch {
            throw ServiceError(error)
        }
        search = hasSearch ? try call.parameters.optional("search", .text(1...256)) : nil
        isCounted = try call.parameters.optional("total", .queryBool) ?? true
    }
}
