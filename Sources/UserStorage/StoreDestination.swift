internal import AppwriteUsers
internal import PasswordHashing
public import PasswordVerification
internal import Synchronization
public import UserImport

/// The embedded store as the destination of an import: one transaction a batch.
///
/// A plain-text password is hashed as the policy prefers, before the transaction and on the verifier's pool; that of a
/// user who is there already is verified against the hash instead.
///
/// A user's registration is the plan's where it has one, whatever its year, and else the time of the import. It is set
/// with the user and never changed: a user who is there already with another one is unchanged.
///
/// One value is one run: of two rows for one user with different passwords in a run, the first counts.
public struct StoreDestination: UserDestination {
    let store: UserStore
    private let hasher: ImportHasher
    private let replacesUnused: Bool
    /// What tells the passwords of this run from those of every other.
    private let run = Int64.random(in: 1...Int64.max)

    /// Makes a destination of a store.
    /// - Parameters:
    ///   - verifier: hashes plain-text passwords as its policy prefers, within the memory of its pool, up to half of what
    ///     may wait for that at once; nil for one on a pool of its own, of a thread a core and of 512 MiB or what one hash
    ///     takes, which is made for the first plain-text password.
    ///   - policy: that verifier's, where none is given.
    ///   - replacesUnused: whether a user who is there from an earlier import, with another password and else the same,
    ///     gets the plan's password, provided that nobody has used, renewed or changed theirs since. Of users whom a
    ///     version without this option imported nobody knows that, so that theirs stay. A password is never removed.
    public init(
        store: UserStore, verifier: Verifier? = nil,
        policy: VerificationPolicy = VerificationPolicy(schemes: .users), replacesUnused: Bool = false
    ) {
        self.store = store
        hasher = ImportHasher(verifier, policy)
        self.replacesUnused = replacesUnused
    }

    /// A store that is filled for the first time has the indexes of its lists made at the end.
    public func begin() async throws {
        try await store.writeAlone { try UserStoreSchema.removeIndexes($0.database) }
    }

    /// Makes the indexes that are not there; a run that is killed leaves that to whoever opens the store next.
    public func finish() async throws {
        do {
            try await store.writeAlone { try UserStoreSchema.addIndexes($0.database, sortingIn: .files) }
        } catch is StoreError {
            // There may be no place for temporary files, or none left.
            try await store.writeAlone { try UserStoreSchema.addIndexes($0.database, sortingIn: .memory) }
        }
    }

    public func deliver(_ plans: [StorePlan], withReceipts: Bool) async throws -> [DeliveredPlan] {
        var rows: [PlannedUserRow] = []
        rows.reserveCapacity(plans.count)
        var plain: [PlainPassword] = []
        for plan in plans {
            guard let create = plan.create else { continue }
            if case .plain(let password) = create.credential {
                plain.append(PlainPassword(row: rows.count, userID: create.userId.text, text: password))
            }
            rows.append(try PlannedUserRow(plan, creating: create))
        }
        for (index, hash) in try await hashes(of: plain) { rows[index].password = hash }
        let finished = rows
        return try await store.writeAlone { transaction in
            let time = try transaction.creationTime(Timestamp.now())
            let first = try transaction.nextUserSequence()
            let settlement = RowSettlement(
                transaction: transaction, time: time, run: run, replacesUnused: replacesUnused)
            let delivered: [DeliveredPlan] = try finished.map { row in
                if try transaction.isTaken(row) {
                    return DeliveredPlan(
                        .conflict(RowRejection(field: "identities", reason: "belongs to another user")), nil)
                }
                guard try transaction.insert(row, at: time, import: run) else {
                    let outcome = try settlement.outcome(of: row)
                    return DeliveredPlan(
                        outcome, withReceipts ? try transaction.receipt(of: row.id, isSettled: outcome.hasUser) : nil)
                }
                try transaction.insertIdentities(of: row, at: time)
                return DeliveredPlan(.created, withReceipts ? try transaction.receipt(ofNew: row, at: time) : nil)
            }
            try transaction.insertTargets(ofUsersFrom: first, at: time)
            return delivered
        }
    }

    public func states(ofUsers ids: [String]) async throws -> [UserState?] {
        try await store.read { transaction in try ids.map { try transaction.state(ofUser: $0) } }
    }

    /// The hash of each row with a password in plain text; nil where it is not the user's, who keeps theirs.
    private func hashes(of plain: [PlainPassword]) async throws -> [Int: StoredHash?] {
        guard !plain.isEmpty else { return [:] }
        let users = try await store.read { transaction in
            try plain.map { try transaction.user(id: $0.userID) }
        }
        var passwords = PlainPasswords()
        for (password, user) in zip(plain, users) {
            passwords.append(
                password, existing: user?.password,
                replacesExisting: replacesUnused && user?.hasUnusedPassword == true)
        }
        return try await passwords.hashes(by: hasher.verifier())
    }
}

/// The verifier of an import's plain-text passwords.
private final class ImportHasher: Sendable {
    private let current: Mutex<Verifier?>
    private let policy: VerificationPolicy

    init(_ verifier: Verifier?, _ policy: VerificationPolicy) {
        current = Mutex(verifier)
        self.policy = policy
    }

    /// The verifier, made at the first call where none was given.
    func verifier() throws -> Verifier {
        try current.withLock { current in
            if let current { return current }
            // What a function holds beside its memory: 16 MiB are more than any takes.
            let budget = max(512 << 20, policy.preferred.cost.memory + 16 << 20)
            let made = Verifier(pool: try HashingPool(memoryBudget: budget), policy: policy)
            current = made
            return made
        }
    }
}
