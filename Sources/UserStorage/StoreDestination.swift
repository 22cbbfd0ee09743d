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
    private let verifier: Verifier

    /// Makes a destination of a store; plain-text passwords are hashed as the verifier's policy prefers.
    public init(store: UserStore, verifier: Verifier = Verifier()) {
        self.store = store
        self.verifier = verifier
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
        return try store.write { database in
            let insert = try database.cachedStatement(sql: PlannedUserRow.insertSQL)
            let time = Timestamp.now().milliseconds
            return try finished.map { row in
                try insert.execute(arguments: row.arguments(at: time))
                return database.changesCount == 1 ? .created : try Self.settle(row, database)
            }
        }
    }

    /// Gives a user the password that an earlier run could not carry, say because its scheme was not declared.
    private static func add(_ password: StoredHash, to row: PlannedUserRow, _ database: Database) throws {
        let time = Timestamp.now().milliseconds
        try database.execute(
            sql: """
                UPDATE users SET password = ?, scheme = ?, options = ?, passwordUpdate = ?, updatedAt = ?
                WHERE id = ? AND password IS NULL
                """,
            arguments: [
                password.hash, password.declaredScheme?.name, password.options.columnText, time, time, row.id,
            ])
    }

    /// Finds out who is in the way of a row: itself from an earlier run, or another user.
    private static func settle(_ row: PlannedUserRow, _ database: Database) throws -> DestinationOutcome {
        let sql = "SELECT importDigest, password, options, passwordRenewed FROM users WHERE id = ?"
        guard let found = try Row.fetchOne(database, sql: sql, arguments: [row.id]) else {
            let emailSQL = "SELECT 1 FROM users WHERE email = ?"
            let isEmail = try Row.fetchOne(database, sql: emailSQL, arguments: [row.email]) != nil
            return .conflict(RowRejection(field: isEmail ? "email" : "phone", reason: "belongs to another user"))
        }
        guard found["importDigest"] as Data? == Data(row.digest) else {
            return .conflict(RowRejection(field: "id", reason: "is there already, with other data"))
        }
        // A renewed hash is the user's own doing, and no longer the import's to compare.
        let hash = found["password"] as String?
        if hash == nil, let password = row.password, !found["passwordRenewed"] {
            try add(password, to: row, database)
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
