internal import AppwriteHashes
public import AppwriteUsers
internal import JSONText
internal import PasswordHashing
public import UserImport

/// Reads users back from a service of the Users API, by pages of ids, and logs known ones in.
///
/// A hash in the place of the planned one is renewed where it is of the service's own making and the time of the password
/// is still that of the user's creation: a renewal leaves it, a new password does not (Users API, rehash).
public struct ServiceReadBack: UserReadBack {
    /// Users asked for at once: their ids are a part of one query, of which servers take 4,096 characters.
    public static let pageSize = 50

    private let client: UsersClient
    private let concurrency: Int

    /// Reads by a client whose key has the scopes `users.read` and, for logins, `users.write`.
    /// - Parameter concurrency: How many pages are asked for at a time.
    public init(client: UsersClient, concurrency: Int) {
        (self.client, self.concurrency) = (client, max(1, concurrency))
    }

    public func compare(_ plans: [AppwritePlan]) async throws -> [ReadBack] {
        let pages = stride(from: 0, to: plans.count, by: Self.pageSize).map {
            Array(plans[$0..<min($0 + Self.pageSize, plans.count)])
        }
        return try await withThrowingTaskGroup(of: (Int, [ReadBack]).self) { group in
            var waiting = pages.enumerated().makeIterator()
            func startNext() {
                guard let (index, page) = waiting.next() else { return }
                group.addTask { (index, try await compare(page: page)) }
            }
            for _ in 0..<concurrency { startNext() }
            var found: [Int: [ReadBack]] = [:]
            while let (index, page) = try await group.next() {
                found[index] = page
                startNext()
            }
            return pages.indices.flatMap { found[$0] ?? [] }
        }
    }

    private func compare(page: [AppwritePlan]) async throws(AppwriteError) -> [ReadBack] {
        let users = try await client.list(
            queries: [.equal("$id", page.map(\.userID)), .limit(page.count)], total: false
        ).items
        // Ids are compared without case, as the service does (Users API, identifiers).
        let byID = Dictionary(users.map { ($0.id.lowercased(), $0) }) { first, _ in first }
        return page.map { plan in
            guard let create = plan.create, let user = byID[plan.userID.lowercased()] else { return .missing }
            guard user.id == plan.userID else {
                return .different(RowRejection(field: "id", reason: "is there in another spelling"))
            }
            return create.credential.readBack(of: user)
        }
    }

    public func logIn(_ login: KnownLogin, userID: String, email: String) async throws -> LoginProof {
        let before = try await client.get(id: userID)
        let earlier = try await client.listSessions(ofUser: userID, total: false).items.map(\.id)
        switch await session(email, login) {
        case .failure(let error) where [400, 401, 403, 501].contains(error.code):
            return .refused("the service refused the login (\(error.type.map { "\($0)" } ?? "\(error)"))")
        case .failure(let error): throw error
        case .success(let session):
            try await client.deleteSession(ofUser: session.userId, session: session.id)
            guard session.userId.lowercased() == userID.lowercased() else {
                return .refused("the address logged another user in")
            }
            return .worked(changes: try await changes(since: before, earlier))
        }
    }

    private func session(_ email: String, _ login: KnownLogin) async -> Result<Session, AppwriteError> {
        do throws(AppwriteError) {
            return .success(
                try await client.createEmailPasswordSession(email: email, password: login.passwordText))
        } catch {
            return .failure(error)
        }
    }

    /// What a login has changed of a user, by the names of the service's models.
    private func changes(since before: User, _ sessions: [String]) async throws(AppwriteError) -> [String] {
        let after = try await client.get(id: before.id)
        let left = Set(try await client.listSessions(ofUser: before.id, total: false).items.map(\.id))
        let changes = [
            ("updatedAt", before.updatedAt != after.updatedAt), ("accessedAt", before.accessedAt != after.accessedAt),
            ("hash", before.password != after.password), ("sessions", !left.isSuperset(of: sessions)),
        ]
        return changes.filter(\.1).map(\.0)
    }
}

extension CreateUser.Credential {
    /// What a user has, held against what was sent.
    fileprivate func readBack(of user: User) -> ReadBack {
        guard let sent = kept else {
            guard case .plain = self else { return user.hasPassword ? .changed : .withoutPassword }
            return user.storedHash.map(ReadBack.made)
                ?? .different(RowRejection(field: "hash", reason: "is missing at the destination"))
        }
        guard user.hasPassword else {
            return .different(RowRejection(field: "hash", reason: "is missing at the destination"))
        }
        if sent.isKept(by: user) { return .equal }
        if user.hasPasswordSetSince { return .changed }
        if sent.isReplaced(at: user) { return .renewed }
        let isText = user.hash == sent.kind && user.password == sent.hash
        return .different(
            RowRejection(field: isText ? "options" : "hash", reason: "differ from what the destination has"))
    }
}

extension User {
    /// Whether the password is younger than the user. Both are set in one call, which takes seconds at the most where it
    /// hashes a password: ten are ours.
    fileprivate var hasPasswordSetSince: Bool {
        passwordUpdate.map { $0 > createdAt.adding(seconds: 10) } ?? false
    }

    /// The hash as it can be verified; nil without one.
    fileprivate var storedHash: StoredHash? {
        guard let password, !password.isEmpty, let kind = HashKind.all.first(where: { $0.storedName == hash }) else {
            return nil
        }
        var options = HashOptions()
        for option in kind.options {
            switch hashOptions?[option.storedName] {
            case .string(let text)?: options[option.name] = .text(text)
            case .integer(let number)? where number >= 0: options[option.name] = .number(UInt64(number))
            default: break
            }
        }
        return StoredHash(password, options: options, declaredScheme: kind.scheme)
    }
}
