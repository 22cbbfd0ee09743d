internal import GRDB
public import UserImport

/// Who is in the embedded store already.
public struct StoreLookup: UserLookup {
    private let store: UserStore

    /// Looks users up in a store.
    public init(_ store: UserStore) { self.store = store }

    public func existing(_ users: [UserKeys]) async throws -> [ExistingUser?] {
        try await store.read { transaction in try users.map { try transaction.existing($0) } }
    }
}

extension StoreTransaction {
    /// Another user counts more than the same one: a plan of the same id would not be carried out either.
    fileprivate func existing(_ keys: UserKeys) throws -> ExistingUser? {
        // Ids and addresses are compared without case, by their columns.
        if let email = keys.email, try finds("SELECT 1 FROM users WHERE email = ? AND id <> ?", [email, keys.id]) {
            return .another(field: "email")
        }
        if let phone = keys.phone, try finds("SELECT 1 FROM users WHERE phone = ? AND id <> ?", [phone, keys.id]) {
            return .another(field: "phone")
        }
        return try finds("SELECT 1 FROM users WHERE id = ?", [keys.id]) ? .sameID : nil
    }
}
