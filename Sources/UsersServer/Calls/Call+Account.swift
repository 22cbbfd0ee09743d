internal import UserStorage

extension Call {
    /// The user whose account it is, and what speaks for them.
    var account: SignedInUser {
        get throws {
            guard case .user(let account) = caller else {
                throw ServiceError.missingScopes(
                    [Scope.account.rawValue], caller: caller.name(inProject: service.project, host: host))
            }
            return account
        }
    }

    /// Runs a transaction that may change the account of the caller, with the user as they are then.
    /// - Throws: `ServiceError` where a sign-out, a block or a deletion came first (`SignedInUser.current`).
    func writeAccount(
        _ body: @escaping @Sendable (StoredUser, StoreTransaction) throws -> Answer
    ) async throws -> Answer {
        let account = try account
        return try await write { transaction in
            try body(account.current(in: transaction, at: now), transaction)
        }
    }
}
