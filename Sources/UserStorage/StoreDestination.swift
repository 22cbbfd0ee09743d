internal import AppwriteUsers
internal import Foundation
internal import GRDB
internal import PasswordHashing
public import PasswordVerification
public import UserImport

/// The embedded store as the destination of an import: one transaction a batch.
///
/// A plain-text password is hashed as the policy prefers, before the transaction and on as many threads as there are
/// cores; that of a user who is there already is verified against the hash instead.
public struct StoreDestination: UserDestination {
    private let store: UserStore
    private let verifier: BlockingVerifier

    /// Makes a destination of a store; plain-text passwords are hashed as the verifier's policy prefers.
    public init(store: UserStore, verifier: BlockingVerifier = BlockingVerifier()) {
        self.store = store
        self.verifier = verifier
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
                let existing = try store.user(id: create.userId.text)?.password
                plain.append(password, ofUser: create.userId.text, existing: existing, row: rows.count)
            }
            rows.append(try PlannedUserRow(create, plan.followUps, password: StoredHash(create.credential)))
        }
        for (index, hash) in try await plain.hashes(by: verifier) { rows[index].password = hash }
        let finished = rows
        return try store.blockingWrite { transaction in
            let time = try transaction.creationTime(Timestamp.now())
            let first = try transaction.nextUserSequence()
            let outcomes: [DestinationOutcome] = try finished.map { row in
                try transaction.insert(row, at: time) ? .created : try Self.settle(row, transaction, at: time)
            }
            try transaction.insertTargets(ofUsersFrom: first, at: time)
            return outcomes
        }
    }

    /// Gives a user the password that an earlier run could not carry, say because its scheme was not declared.
    private static func add(
        _ password: StoredHash, to row: PlannedUserRow, _ transaction: StoreTransaction, at time: Timestamp
    ) throws {
        try transaction.change(
            """
            UPDATE users SET password = ?, scheme = ?, options = ?, passwordUpdate = ?, updatedAt = ?
            WHERE id = ? AND password IS NULL
            """,
            [
                password.hash, password.declaredScheme?.name, password.options.columnText, time.milliseconds,
                time.milliseconds, row.id,
            ])
    }

    /// Finds out who is in the way of a row: itself from an earlier run, or another user.
    private static func settle(
        _ row: PlannedUserRow, _ transaction: StoreTransaction, at time: Timestamp
    ) throws -> DestinationOutcome {
        let sql = "SELECT importDigest, password, options, passwordRenewed FROM users WHERE id = ?"
        guard let found = try transaction.rows(sql, [row.id]).first else {
            let isEmail = try transaction.finds("SELECT 1 FROM users WHERE email = ?", [row.email])
            return .conflict(RowRejection(field: isEmail ? "email" : "phone", reason: "belongs to another user"))
        }
        guard found["importDigest"] as Data? == row.digest.map({ Data($0) }) else {
            return .conflict(RowRejection(field: "id", reason: "is there already, with other data"))
        }
        // A renewed hash is the user's own doing, and no longer the import's to compare.
        let hash = found["password"] as String?
        if hash == nil, let password = row.password, !found["passwordRenewed"] {
            try add(password, to: row, transaction, at: time)
            return .passwordAdded
        }
        let isSamePassword =
            found["passwordRenewed"]
            || (hash == row.password?.hash && found["options"] as String? == row.password.map { $0.options.columnText })
        guard isSamePassword else {
            return .conflict(RowRejection(field: "hash", reason: "is another one than the user has"))
        }
        return .unchanged
    }
}
