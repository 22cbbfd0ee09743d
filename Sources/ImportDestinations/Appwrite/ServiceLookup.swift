public import AppwriteUsers
public import UserImport

/// Who is at a service of the Users API already: three requests for so many users.
public struct ServiceLookup: UserLookup {
    /// Users asked for at once: their addresses are a part of the URL, of which servers take some kilobytes.
    public static let batchSize = 25

    private let client: UsersClient

    /// Looks users up by a client whose key has the scope `users.read`.
    public init(client: UsersClient) { self.client = client }

    public func existing(_ users: [UserKeys]) async throws -> [ExistingUser?] {
        var found: [ExistingUser?] = []
        var rest = users[...]
        while !rest.isEmpty {
            found += try await existing(rest.prefix(Self.batchSize))
            rest = rest.dropFirst(Self.batchSize)
        }
        return found
    }

    private func existing(_ users: ArraySlice<UserKeys>) async throws(AppwriteError) -> [ExistingUser?] {
        let ids = try await owners("$id", users.map(\.id)) { $0.id }
        let emails = try await owners("email", users.compactMap(\.email)) { $0.email }
        let phones = try await owners("phone", users.compactMap(\.phone)) { $0.phone }
        return users.map { user in
            // Ids are compared without case, as the service does (Users API, identifiers).
            let id = user.id.lowercased()
            if let email = user.email, let owner = emails[email.lowercased()], owner != id {
                return .another(field: "email")
            }
            if let phone = user.phone, let owner = phones[phone], owner != id { return .another(field: "phone") }
            return ids[id] == nil ? nil : .sameID
        }
    }

    /// The ids, in lower case, of those who have one of some values, by the value in lower case.
    private func owners(
        _ attribute: String, _ values: [String], _ value: (User) -> String
    ) async throws(AppwriteError) -> [String: String] {
        guard !values.isEmpty else { return [:] }
        let users = try await client.list(
            queries: [.equal(attribute, values), .limit(values.count)], total: false
        ).items
        var owners: [String: String] = [:]
        for user in users { owners[value(user).lowercased()] = user.id.lowercased() }
        return owners
    }
}
