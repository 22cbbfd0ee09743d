internal import GRDB
public import PasswordHashing

extension UserStore {
    /// What tells this store from every other, made with it.
    public func identifier() async throws -> String {
        try await read { try $0.rows("SELECT identifier FROM store", []).first?[0] ?? "" }
    }

    /// The id of the project whose users these are; `id` where none was chosen before, which is kept then.
    public func project(orChoosing id: String) async throws -> String {
        try await write { transaction in
            try transaction.change("UPDATE store SET project = ? WHERE project IS NULL", [id])
            return try transaction.rows("SELECT project FROM store", []).first?[0] ?? id
        }
    }

    /// The number of users.
    public func count() async throws -> Int { try await read { try $0.countUsers() } }

    /// The user with an e-mail address, in any case of letters.
    public func user(email: String) async throws -> StoredUser? { try await read { try $0.user(email: email) } }

    /// The user with an id, in any case of letters.
    public func user(id: String) async throws -> StoredUser? { try await read { try $0.user(id: id) } }

    /// Replaces a user's hash if it still is the expected one: two logins at once renew it once.
    /// - Returns: whether it was replaced.
    public func replacePassword(
        ofUser id: String, expected: StoredHash, with replacement: StoredHash
    ) async throws -> Bool {
        try await write { try $0.replacePassword(ofUser: id, expected: expected, with: replacement) }
    }
}

extension StoreTransaction {
    func replacePassword(
        ofUser id: String, expected: StoredHash, with replacement: StoredHash
    ) throws -> Bool {
        guard let user = try user(id: id) else { return false }
        return try renewPassword(ofUser: user, expected: expected, with: replacement, at: .now())
    }
}
