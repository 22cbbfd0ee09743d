internal import GRDB
internal import JSONText
internal import PasswordHashing

extension StoredUser: StoredRow {
    static let selection = "SELECT users.* FROM users"

    init(_ row: Row) throws {
        guard let preferences = try? JSONParser.parse(Array((row["prefs"] as String).utf8)).objectValue else {
            throw StoreError.corrupt("prefs")
        }
        let password = try StoredHash(row)
        self.init(
            sequence: row["sequence"], id: row["id"], email: row["email"], phone: row["phone"], name: row["name"],
            password: password, passwordUpdate: row.time(ifAny: "passwordUpdate"),
            hasUnusedPassword: row["passwordImport"] as Int64? != nil,
            passwordHistory: try Self.history(row["passwordHistory"], current: password),
            emailVerified: row["emailVerification"], phoneVerified: row["phoneVerification"], status: row["status"],
            labels: try [String](columnText: row["labels"], "labels"), preferences: preferences, mfa: row["mfa"],
            impersonator: row["impersonator"],
            recoveryCodes: try (row["recoveryCodes"] as String?).map { try [String](columnText: $0, "recoveryCodes") },
            registration: row.time("registration"), createdAt: row.time("createdAt"), updatedAt: row.time("updatedAt"),
            accessedAt: row.time(ifAny: "accessedAt"))
    }

    /// With the secrets of the hashes.
    func completed(by transaction: StoreTransaction) throws -> StoredUser {
        var user = self
        user.password = try password.map(transaction.opened)
        user.passwordHistory = try passwordHistory.map(transaction.opened)
        return user
    }

    /// Before the first change the column is empty: the only password is in its own column.
    private static func history(_ text: String, current: StoredHash?) throws -> [StoredHash] {
        if text == "[]" { return current.map { [$0] } ?? [] }
        guard let items = try? JSONParser.parse(Array(text.utf8)).arrayValue else {
            throw StoreError.corrupt("passwordHistory")
        }
        return try items.map(StoredHash.init(json:))
    }
}
