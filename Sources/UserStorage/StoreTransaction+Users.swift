public import AppwriteUsers
internal import GRDB
public import JSONText

extension StoreTransaction {
    /// The user with an id, in any case of letters.
    public func user(id: String) throws -> StoredUser? { try first("WHERE users.id = ?", [id]) }

    /// The user with an e-mail address, in any case of letters.
    public func user(email: String) throws -> StoredUser? { try first("WHERE users.email = ?", [email]) }

    /// The user with an e-mail address, in a time that does not tell whether there is one: where there is none, another
    /// user is read in their place. Reading a row takes a good part of a tenth of a millisecond.
    public func userToLogIn(email: String) throws -> StoredUser? { try user(email: email) ?? readingAnother() }

    /// The user with an id, in a time that does not tell whether there is one.
    func userToLogIn(id: String) throws -> StoredUser? { try user(id: id) ?? readingAnother() }

    /// Takes the time of reading a user.
    private func readingAnother() throws -> StoredUser? {
        let _: StoredUser? = try first("ORDER BY users.sequence LIMIT 1", [])
        return nil
    }

    /// The user with a phone number.
    public func user(phone: String) throws -> StoredUser? { try first("WHERE users.phone = ?", [phone]) }

    /// The number of users.
    func countUsers() throws -> Int { try rows("SELECT COUNT(*) FROM users", []).first?[0] ?? 0 }

    /// Makes a user with the targets of its addresses.
    ///
    /// An address that is a target already keeps it: then the user has none of its own, as `target(identifier:)` tells.
    /// - Throws: `StoreConflict.identityHasEmail`, `.userExists`.
    public func insert(_ user: NewUser, at time: Timestamp) throws -> StoredUser {
        if let email = user.email, try isOfIdentity(email, except: nil) { throw StoreConflict.identityHasEmail }
        let time = try creationTime(time)
        guard try insert(PlannedUserRow(user), at: time), let stored = try self.user(id: user.id) else {
            throw StoreConflict.userExists
        }
        try insertTargets(ofUsersFrom: stored.sequence, at: time)
        return stored
    }

    /// The time at which users are made, were the clock set back: lists rely on it that rows with higher numbers are not
    /// older.
    func creationTime(_ now: Timestamp) throws -> Timestamp {
        let newest = try rows("SELECT max(createdAt) FROM users", []).first?[0] as Int64?
        return newest.map { max(now, Timestamp(milliseconds: $0)) } ?? now
    }

    /// Makes a user of a row, without the targets of its addresses; `run` is the number of the import, if it is one.
    /// - Returns: false where a user is in the way, and nothing was changed.
    func insert(_ row: PlannedUserRow, at time: Timestamp, import run: Int64? = nil) throws -> Bool {
        let password = try row.password.map(keyed)
        let insertion = try statements.user { try statement(PlannedUserRow.insertSQL) }
        return try change(insertion, row.arguments(at: time, import: run, password: password)) == 1
    }

    /// The number of the row that the next user gets, or one below it.
    func nextUserSequence() throws -> Int64 {
        try rows("SELECT coalesce(max(sequence), 0) + 1 FROM users", []).first?[0] ?? 1
    }

    /// Deletes a user with everything that is theirs; id, e-mail address and phone number are free at once.
    public func deleteUser(_ user: StoredUser) throws {
        try change("DELETE FROM users WHERE sequence = ?", [user.sequence])
    }

    /// Whether an identity, but for those of one user, carries an e-mail address.
    func isOfIdentity(_ email: String, except user: StoredUser?) throws -> Bool {
        try finds(
            "SELECT 1 FROM identities WHERE providerEmail = ? AND user IS NOT ? LIMIT 1", [email, user?.sequence])
    }
}

extension StoreTransaction {
    /// Sets the display name; may be empty.
    @discardableResult
    public func setName(_ name: String, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser {
        try set("name", name, ofUser: user, at: time)
    }

    /// Sets the labels instead of those that there are.
    @discardableResult
    public func setLabels(_ labels: [String], ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser {
        try set("labels", labels.columnText, ofUser: user, at: time)
    }

    /// Blocks the user (false) or lets them in again.
    @discardableResult
    public func setStatus(_ active: Bool, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser {
        try set("status", active, ofUser: user, at: time)
    }

    /// Sets the preferences instead of those that there are.
    @discardableResult
    public func setPreferences(
        _ preferences: JSONObject, ofUser user: StoredUser, at time: Timestamp
    ) throws -> StoredUser {
        try set("prefs", JSONValue.object(preferences).jsonText, ofUser: user, at: time)
    }

    /// Sets whether the e-mail address is verified.
    @discardableResult
    public func setEmailVerification(_ verified: Bool, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser
    {
        try set("emailVerification", verified, ofUser: user, at: time)
    }

    /// Sets whether the phone number is verified.
    @discardableResult
    public func setPhoneVerification(_ verified: Bool, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser
    {
        try set("phoneVerification", verified, ofUser: user, at: time)
    }

    /// Sets whether a login takes a second factor.
    @discardableResult
    public func setMFA(_ required: Bool, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser {
        try set("mfa", required, ofUser: user, at: time)
    }

    /// Sets whether the user may act as another.
    @discardableResult
    public func setImpersonator(_ allowed: Bool, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser {
        try set("impersonator", allowed, ofUser: user, at: time)
    }

    /// Sets the recovery codes; nil takes them away.
    @discardableResult
    public func setRecoveryCodes(_ codes: [String]?, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser {
        try set("recoveryCodes", codes?.columnText, ofUser: user, at: time)
    }

    /// Sets when the user was seen last, which is no change of the user.
    @discardableResult
    public func setAccessedAt(_ time: Timestamp, ofUser user: StoredUser) throws -> StoredUser {
        try set("accessedAt", time.milliseconds, ofUser: user, at: nil)
    }

    private func set(
        _ column: String, _ value: (any DatabaseValueConvertible)?, ofUser user: StoredUser, at time: Timestamp?
    ) throws -> StoredUser {
        try update(user, "\(column) = ?, updatedAt = coalesce(?, updatedAt)", [value, time?.milliseconds])
    }

    /// Changes a user's row.
    /// - Throws: `StoreConflict.userMissing`.
    func update(_ user: StoredUser, _ assignments: String, _ values: StatementArguments) throws -> StoredUser {
        let sql = "UPDATE users SET \(assignments) WHERE sequence = ? RETURNING *"
        guard let row = try rows(sql, values + [user.sequence]).first else { throw StoreConflict.userMissing }
        return try StoredUser(row).completed(by: self)
    }
}
