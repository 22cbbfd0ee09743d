internal import GRDB
public import UserImport

/// Takes users back out of the embedded store: each is compared and deleted in one transaction, a batch at a time.
public struct StoreRemoval: UserRemoval {
    private let store: UserStore

    /// Removes users from a store.
    public init(_ store: UserStore) { self.store = store }

    public func remove(_ users: [UndoableUser]) async throws -> [UndoOutcome] {
        try await store.writeAlone { transaction in
            try users.map { user in
                let outcome = try user.outcome(at: transaction.state(ofUser: user.id))
                if outcome == .deleted { try transaction.change("DELETE FROM users WHERE id = ?", [user.id]) }
                return outcome
            }
        }
    }
}
