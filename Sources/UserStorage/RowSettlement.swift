internal import AppwriteUsers
internal import Foundation
internal import GRDB
internal import PasswordHashing
internal import UserImport

/// Settles an imported row that created nobody: the same user is there from an earlier run, or another one is in the way.
struct RowSettlement {
    let transaction: StoreTransaction
    let time: Timestamp
    /// The number of the import.
    let run: Int64
    let replacesUnused: Bool

    /// What became of a row; writes a password at the most.
    func outcome(of row: PlannedUserRow) throws -> DestinationOutcome {
        let sql = """
            SELECT sequence, importDigest, password, scheme, options, passwordRenewed, passwordImport FROM users
            WHERE id = ?
            """
        guard let found = try transaction.rows(sql, [row.id]).first else {
            let isEmail = try transaction.finds("SELECT 1 FROM users WHERE email = ?", [row.email])
            return conflict(isEmail ? "email" : "phone", "belongs to another user")
        }
        guard found["importDigest"] as Data? == row.digest else {
            return conflict("id", "is there already, with other data")
        }
        // A renewed hash is the user's own doing, and no longer the import's to compare.
        if found["passwordRenewed"] { return .unchanged }
        return try passwordOutcome(of: row, found)
    }

    private func passwordOutcome(of row: PlannedUserRow, _ found: Row) throws -> DestinationOutcome {
        let lastImport = found["passwordImport"] as Int64?
        guard found["password"] as String? != nil else {
            guard let password = row.password else { return .unchanged }
            // An earlier run could not carry it, say because its scheme was not declared.
            try set(password, of: row, user: found["sequence"])
            return .passwordAdded
        }
        guard row.hasPassword else { return conflict("hash", "is missing in this run, and the user keeps theirs") }
        guard let password = row.password else { return difference(from: lastImport) }
        if try transaction.isPassword(password, in: found) {
            // A later row of this run is not to replace it.
            if replacesUnused, lastImport != nil { try confirm(found["sequence"]) }
            return .unchanged
        }
        guard replacesUnused, let lastImport, lastImport != run else { return difference(from: lastImport) }
        try set(password, of: row, user: found["sequence"])
        return .passwordReplaced
    }

    /// The conflict of a hash that is not the user's, which an import brought, or which may be in use, and stays (nil).
    private func difference(from lastImport: Int64?) -> DestinationOutcome {
        let advice =
            switch lastImport {
            case run: "which an earlier row of this import gave them"
            case .some: "which nobody has used yet: --replace-unused replaces it"
            case nil: "which may be in use, and stays"
            }
        return conflict("hash", "differs from the one that the user has, \(advice)")
    }

    private func conflict(_ field: String, _ reason: String) -> DestinationOutcome {
        .conflict(RowRejection(field: field, reason: reason))
    }

    private func set(_ password: StoredHash, of row: PlannedUserRow, user sequence: Int64) throws {
        let password = try transaction.keyed(password)
        try transaction.change(
            """
            UPDATE users SET password = ?, scheme = ?, options = ?, passwordUpdate = ?, passwordImport = ?, updatedAt = ?
            WHERE sequence = ?
            """,
            [
                password.hash, password.declaredScheme?.name, password.options.columnText,
                row.passwordUpdate(at: time).milliseconds, run, time.milliseconds, sequence,
            ])
    }

    private func confirm(_ sequence: Int64) throws {
        try transaction.change("UPDATE users SET passwordImport = ? WHERE sequence = ?", [run, sequence])
    }
}
