internal import GRDB

extension StoreTransaction {
    /// Adds a provider of messages.
    public func insertProvider(id: String, name: String, type: String) throws {
        try change("INSERT INTO providers (id, name, type) VALUES (?, ?, ?)", [id, name, type])
    }

    /// What a provider sends: `email`, `sms` or `push`; nil where there is no such provider.
    public func providerType(id: String) throws -> String? {
        try rows("SELECT type FROM providers WHERE id = ?", [id]).first?[0]
    }

    /// Deletes a provider; targets keep its id.
    /// - Returns: whether it was there.
    public func deleteProvider(id: String) throws -> Bool {
        try change("DELETE FROM providers WHERE id = ?", [id]) == 1
    }
}
