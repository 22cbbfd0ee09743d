public import AppwriteUsers

/// A user whom an import made, and how they have to stand to be deleted.
public struct UndoableUser: Sendable, Redacted {
    /// How the journal says that the import left a user.
    enum Left: Sendable, Hashable {
        case state(JournalledState)
        /// The import was killed before it could write that down.
        case unknown
        /// Somebody had used the user before a later run found them.
        case used
        /// A later run found the user in another state than the export says.
        case other
    }

    /// The user's id.
    public let id: String
    let left: Left
    /// The key of the journal's fingerprints.
    let key: [UInt8]

    /// What is to become of the user: `deleted` where they still stand as the import left them.
    ///
    /// A user whose batch has no result stands as the import left them where nobody has used them. Whoever was absent
    /// before that batch was made by it, or by somebody who took the same id at the same time.
    /// - Parameter current: how the user stands now; nil where nobody has the id.
    /// - Throws: `PrimitiveError` where libcrypto has no SHA-256.
    public func outcome(at current: UserState?) throws -> UndoOutcome {
        guard let current else { return .missing }
        switch left {
        case .unknown: return current.isUsed ? .loggedIn : .deleted
        case .used: return .loggedIn
        case .other: return .changed
        case .state(let state):
            let found = try JournalledState(current, key: key)
            if found == state { return .deleted }
            let isSeen = found.accessedAt != state.accessedAt || (found.isUsed && !state.isUsed)
            return isSeen ? .loggedIn : .changed
        }
    }
}

/// A destination that can take users back out.
public protocol UserRemoval: Sendable {
    /// Deletes each user whose `outcome(at:)` says so, and says what became of each, in order.
    /// - Throws: where the destination as a whole cannot go on.
    func remove(_ users: [UndoableUser]) async throws -> [UndoOutcome]
}
