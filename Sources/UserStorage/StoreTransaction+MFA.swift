internal import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Adds an authenticator.
    public func insert(_ authenticator: StoredAuthenticator) throws {
        try change(
            """
            INSERT INTO authenticators (id, user, type, verified, createdAt)
            VALUES (?, (SELECT sequence FROM users WHERE id = ?), ?, ?, ?)
            """,
            [
                authenticator.id, authenticator.userId, authenticator.type, authenticator.verified,
                authenticator.createdAt.milliseconds,
            ])
    }

    /// Notes whether a user has proved to have an authenticator.
    /// - Returns: whether it was there.
    @discardableResult
    public func setVerified(_ verified: Bool, authenticator type: String, ofUser user: StoredUser) throws -> Bool {
        try change(
            "UPDATE authenticators SET verified = ? WHERE type = ? AND user = ?", [verified, type, user.sequence]) == 1
    }

    /// A user's authenticators in the order in which they were made.
    public func authenticators(ofUser user: StoredUser) throws -> [StoredAuthenticator] {
        try all("WHERE authenticators.user = ? ORDER BY authenticators.sequence", [user.sequence])
    }

    /// Deletes the authenticator of a type.
    /// - Returns: whether it was there.
    public func deleteAuthenticator(type: String, ofUser user: StoredUser) throws -> Bool {
        try change("DELETE FROM authenticators WHERE type = ? AND user = ?", [type, user.sequence]) == 1
    }

    /// Adds a challenge.
    public func insert(_ challenge: StoredChallenge) throws {
        try change(
            """
            INSERT INTO challenges (id, user, type, code, expire, createdAt)
            VALUES (?, (SELECT sequence FROM users WHERE id = ?), ?, ?, ?, ?)
            """,
            [
                challenge.id, challenge.userId, challenge.type, challenge.code, challenge.expire.milliseconds,
                challenge.createdAt.milliseconds,
            ])
    }

    /// The challenge of a user with an id, ended or not.
    public func challenge(id: String, ofUser user: StoredUser) throws -> StoredChallenge? {
        try first("WHERE challenges.id = ? AND challenges.user = ?", [id, user.sequence])
    }

    /// Deletes a challenge of a user.
    /// - Returns: whether it was there.
    public func deleteChallenge(id: String, ofUser user: StoredUser) throws -> Bool {
        try change("DELETE FROM challenges WHERE id = ? AND user = ?", [id, user.sequence]) == 1
    }
}
