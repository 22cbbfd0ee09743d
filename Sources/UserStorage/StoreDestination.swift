internal import AppwriteUsers
public import PasswordVerification
public import UserImport

/// The embedded store as the destination of an import: one transaction a batch.
///
/// A plain-text password is hashed as the policy prefers, before the transaction and on as many threads as there are
/// cores; that of a user who is there already is verified against the hash instead.
///
/// A user's registration is the plan's where it has one, whatever its year, and else the time of the import. It is set
/// with the user and never changed: a user who is there already with another one is unchanged.
///
/// One value is one run: of two rows for one user with different passwords in a run, the first counts.
public struct StoreDestination: UserDestination {
    private let store: UserStore
    private let verifier: BlockingVerifier
    private let replacesUnused: Bool
    /// What tells the passwords of this run from those of every other.
    private let run = Int64.random(in: 1...Int64.max)

    /// Makes a destination of a store.
    /// - Parameters:
    ///   - verifier: hashes plain-text passwords as its policy prefers.
    ///   - replacesUnused: whether a user who is there from an earlier import, with another password and else the same,
    ///     gets the plan's password, provided that nobody has used, renewed or changed theirs since. Of users whom a
    ///     version without this option imported nobody knows that, so that theirs stay. A password is never removed.
    public init(store: UserStore, verifier: BlockingVerifier = BlockingVerifier(), replacesUnused: Bool = false) {
        self.store = store
        self.verifier = verifier
        self.replacesUnused = replacesUnused
    }

    /// A store that is filled for the first time has the indexes of its lists made at the end.
    public func begin() async throws {
        try store.blockingWrite { try UserStoreSchema.removeIndexes($0.database) }
    }

    /// Makes the indexes that are not there; a run that is killed leaves that to whoever opens the store next.
    public func finish() async throws {
        try store.blockingWrite { try UserStoreSchema.addIndexes($0.database) }
    }

    public func apply(_ plans: [UserPlan]) async throws -> [DestinationOutcome] {
        var rows: [PlannedUserRow] = []
        rows.reserveCapacity(plans.count)
        var plain = PlainPasswords()
        for plan in plans {
            guard let create = plan.create else { continue }
            if case .plain(let password) = create.credential {
                let user = try store.user(id: create.userId.text)
                plain.append(
                    password, ofUser: create.userId.text, existing: user?.password,
                    replacesExisting: replacesUnused && user?.hasUnusedPassword == true, row: rows.count)
            }
            rows.append(try PlannedUserRow(plan, creating: create))
        }
        for (index, hash) in try await plain.hashes(by: verifier) { rows[index].password = hash }
        let finished = rows
        return try store.blockingWrite { transaction in
            let time = try transaction.creationTime(Timestamp.now())
            let first = try transaction.nextUserSequence()
            let settlement = RowSettlement(
                transaction: transaction, time: time, run: run, replacesUnused: replacesUnused)
            let outcomes: [DestinationOutcome] = try finished.map { row in
                try transaction.insert(row, at: time, import: run) ? .created : try settlement.outcome(of: row)
            }
            try transaction.insertTargets(ofUsersFrom: first, at: time)
            return outcomes
        }
    }
}
