public import AppwriteUsers
public import UserImport

/// Takes users back out of a service: each is read, and deleted at once where they still stand as the import left them.
///
/// No call deletes a user on a condition. Whoever logs in or is changed between the two requests of one user, which are
/// some milliseconds apart, is deleted all the same.
public struct ServiceRemoval: UserRemoval {
    private let client: UsersClient
    private let concurrency: Int

    /// Removes users by a client whose key has the scopes `users.read` and `users.write`.
    /// - Parameter concurrency: How many users are under way at a time, 1 or more.
    public init(client: UsersClient, concurrency: Int = ServiceDestination.defaultConcurrency) {
        self.client = client
        self.concurrency = max(1, concurrency)
    }

    public func remove(_ users: [UndoableUser]) async throws -> [UndoOutcome] {
        try await withThrowingTaskGroup(of: (index: Int, outcome: UndoOutcome).self) { group in
            var waiting = users.enumerated().makeIterator()
            func startNext() {
                guard let (index, user) = waiting.next() else { return }
                group.addTask { (index, try await remove(user)) }
            }
            for _ in 0..<concurrency { startNext() }
            var outcomes: [Int: UndoOutcome] = [:]
            while let removed = try await group.next() {
                outcomes[removed.index] = removed.outcome
                startNext()
            }
            return users.indices.compactMap { outcomes[$0] }
        }
    }

    private func remove(_ user: UndoableUser) async throws -> UndoOutcome {
        let outcome = try user.outcome(at: try await state(of: user.id))
        guard outcome == .deleted else { return outcome }
        do {
            try await client.delete(id: user.id)
        } catch  where error.type == .userNotFound {
            // Only the answer of an earlier attempt was lost.
        }
        return .deleted
    }

    private func state(of id: String) async throws(AppwriteError) -> UserState? {
        do throws(AppwriteError) {
            return UserState(try await client.get(id: id))
        } catch  where error.type == .userNotFound {
            return nil
        }
    }
}
