public import AppwriteUsers
internal import GRDB

extension StoreTransaction {
    /// Wrong guesses that a token bears; ours: of the shortest ones, of four hex digits, they meet one in 6,554.
    static let maximumTokenFailures = 10

    /// Adds a token.
    public func insert(_ token: StoredToken) throws {
        try change(
            "INSERT INTO tokens (id, user, secretDigest, expire, createdAt) VALUES (?, ?, ?, ?, ?)",
            [token.id, token.userSequence, token.secretDigest, token.expire.milliseconds, token.createdAt.milliseconds])
    }

    /// The token of a user with a secret of this digest, ended or not.
    public func token(ofUser user: StoredUser, secretDigest: String) throws -> StoredToken? {
        try token(ofUser: user.sequence, secretDigest: secretDigest)
    }

    /// Uses up the token of a user that has a secret of this digest, or counts a wrong guess.
    ///
    /// Ten wrong guesses void every token that the user had all the while, wherever they come from and however far
    /// apart; commit them. A guess at a user who does not exist does and writes as much as one at a user who does, in a
    /// time that does not tell.
    /// - Returns: the user; nil where there is no such user, or no such token that has not ended.
    public func useToken(secretDigest: String, ofUser id: String, at now: Timestamp) throws -> StoredUser? {
        let user = try userToLogIn(id: id)
        // No user has the number 0.
        let token = try token(ofUser: user?.sequence ?? 0, secretDigest: secretDigest)
        if let user, let token, token.expire >= now, try deleteToken(id: token.id) { return user }
        try change("UPDATE store SET tokenFailures = tokenFailures + 1", [])
        try change("UPDATE tokens SET failures = failures + 1 WHERE user = ?", [user?.sequence ?? 0])
        try change(
            "DELETE FROM tokens WHERE user = ? AND failures >= ?", [user?.sequence ?? 0, Self.maximumTokenFailures])
        return nil
    }

    /// Deletes a token.
    /// - Returns: whether it was there: a token is good for one session.
    public func deleteToken(id: String) throws -> Bool {
        try change("DELETE FROM tokens WHERE id = ?", [id]) == 1
    }

    /// Deletes what lets somebody in as the user without the password: the sessions, all but the one with the id `kept`,
    /// and the tokens.
    public func deleteSessionsAndTokens(ofUser user: StoredUser, except kept: String?) throws {
        try deleteSessions(ofUser: user, except: kept)
        try change("DELETE FROM tokens WHERE user = ?", [user.sequence])
    }

    private func token(ofUser sequence: Int64, secretDigest: String) throws -> StoredToken? {
        try first("WHERE tokens.user = ? AND tokens.secretDigest = ?", [sequence, secretDigest])
    }
}
