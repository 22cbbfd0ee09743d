internal import AppwriteUsers
internal import UserStorage

extension Call {
    /// Runs a transaction that may change the store; what is in its way is answered as the reference does.
    func write(_ body: @escaping @Sendable (StoreTransaction) throws -> Answer) async throws -> Answer {
        do {
            return try await store.write(body)
        } catch let conflict as StoreConflict {
            throw ServiceError(conflict)
        }
    }

    /// Runs a transaction that reads; queries that do not fit are answered as the reference does.
    func read(_ body: @escaping @Sendable (StoreTransaction) throws -> Answer) async throws -> Answer {
        do {
            return try await store.read(body)
        } catch let error as QueryError {
            throw ServiceError(error)
        }
    }

    /// Changes the user of the path, writes it down, and answers with the user.
    func update(
        _ id: String, _ change: @escaping @Sendable (StoredUser, StoreTransaction) throws -> StoredUser
    ) async throws -> Answer {
        try await write { transaction in
            let user = try change(Self.user(id, transaction), transaction)
            try log("user.update", user, transaction)
            return .model(User(user, targets: try transaction.targets(ofUser: user)))
        }
    }
}

extension ServiceError {
    init(_ conflict: StoreConflict) {
        switch conflict {
        case .userExists: self = .userExists
        case .identityHasEmail, .emailExists: self = .emailExists
        case .phoneExists: self = .phoneExists
        case .targetExists: self = .targetExists
        case .userMissing: self = .userNotFound
        }
    }

    init(_ error: QueryError) {
        switch error {
        case .invalid(let text): self = .invalid("queries", "Invalid query: \(text)")
        case .unsupported(let text): self = .query(text)
        case .cursorNotFound(let text): self = .cursorNotFound(text)
        case .orderNull(let text): self = .orderNull(text)
        }
    }
}
