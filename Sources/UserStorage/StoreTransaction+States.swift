internal import AppwriteUsers
internal import GRDB
internal import PasswordHashing
internal import UserImport

extension StoreTransaction {
    /// How the user with an id stands; nil where there is none.
    ///
    /// Somebody has used the user who has a session, who was seen after they were made, or whose password no import brought
    /// or somebody has used since.
    func state(ofUser id: String) throws -> UserState? {
        let sql = """
            SELECT updatedAt, accessedAt, password, scheme, options,
                (password IS NOT NULL AND passwordImport IS NULL) OR coalesce(accessedAt > createdAt, 0)
                    OR EXISTS (SELECT 1 FROM sessions WHERE sessions.user = users.sequence) AS isUsed
            FROM users WHERE id = ?
            """
        guard let row = try rows(sql, [id]).first else { return nil }
        let password = (row["password"] as String?).map {
            UserState.passwordBytes(
                hash: $0, kind: row["scheme"] as String? ?? "", options: row["options"] as String? ?? "")
        }
        return UserState(
            updatedAt: row.time("updatedAt"), accessedAt: row.time(ifAny: "accessedAt"), password: password ?? [],
            isUsed: row["isUsed"])
    }

    /// The receipt of a user whom an import has made, without reading them back.
    func receipt(ofNew row: PlannedUserRow, at time: Timestamp) throws -> UserReceipt {
        let password = try row.password.map(keyed).map {
            UserState.passwordBytes(hash: $0.hash, kind: $0.declaredScheme?.name ?? "", options: $0.options.columnText)
        }
        return UserReceipt(
            isNew: true,
            state: UserState(updatedAt: time, accessedAt: row.lastLoginAt, password: password ?? [], isUsed: false))
    }

    /// The receipt of a user who was there already; nil where another one is in the way.
    func receipt(of id: String, isSettled: Bool) throws -> UserReceipt? {
        guard isSettled else { return nil }
        return try state(ofUser: id).map { UserReceipt(isNew: false, state: $0) }
    }
}

extension DestinationOutcome {
    /// Whether the plan's own user is there, as it says.
    var hasUser: Bool {
        switch self {
        case .created, .unchanged, .passwordAdded, .passwordReplaced: true
        case .conflict, .refused: false
        }
    }
}
