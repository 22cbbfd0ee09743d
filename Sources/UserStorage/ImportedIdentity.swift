public import AppwriteUsers
internal import GRDB
internal import JSONText
internal import UserImport

/// An account of another service that logs a user in, as a source names it.
public struct ImportedIdentity: Sendable, Hashable, Redacted {
    /// The service: `google`.
    public let provider: String
    /// The user's id there.
    public let uid: String

    /// Reads what a record says of them; nil where some of it is not of this form.
    static func all(of value: JSONValue?) -> [ImportedIdentity]? {
        guard let items = value?.arrayValue else { return nil }
        var identities: [ImportedIdentity] = []
        for item in items {
            guard let provider = item["provider"]?.stringValue, let uid = item["id"]?.stringValue, !provider.isEmpty,
                !uid.isEmpty
            else { return nil }
            let identity = ImportedIdentity(provider: provider, uid: uid)
            if !identities.contains(identity) { identities.append(identity) }
        }
        return identities
    }
}

extension StoreTransaction {
    /// Whether one of a row's identities is another user's.
    func isTaken(_ row: PlannedUserRow) throws -> Bool {
        try row.identities.contains { identity in
            try finds(
                """
                SELECT 1 FROM identities JOIN users ON users.sequence = identities.user
                WHERE identities.provider = ? AND identities.providerUid = ? AND users.id <> ?
                """, [identity.provider, identity.uid, row.id])
        }
    }

    /// Adds the identities of a user who was just made.
    func insertIdentities(of row: PlannedUserRow, at time: Timestamp) throws {
        for identity in row.identities {
            try change(
                """
                INSERT INTO identities (id, user, provider, providerUid, createdAt, updatedAt)
                VALUES (lower(hex(randomblob(10))), (SELECT sequence FROM users WHERE id = ?), ?, ?, ?, ?)
                """, [row.id, identity.provider, identity.uid, time.milliseconds, time.milliseconds])
        }
    }
}
