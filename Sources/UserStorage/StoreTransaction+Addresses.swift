public import AppwriteUsers
internal import GRDB

/// An address of a user, which is a target as well.
enum UserAddress: CaseIterable {
    case email, phone

    var column: String {
        switch self {
        case .email: "email"
        case .phone: "phone"
        }
    }

    var verification: String {
        switch self {
        case .email: "emailVerification"
        case .phone: "phoneVerification"
        }
    }

    /// The target's type (Users API, "Targets").
    var providerType: String {
        switch self {
        case .email: "email"
        case .phone: "sms"
        }
    }

    var conflict: StoreConflict {
        switch self {
        case .email: .emailExists
        case .phone: .phoneExists
        }
    }
}

extension StoreTransaction {
    /// Sets the e-mail address, in lower case, which is unverified then, and moves its target; nil and the empty text
    /// take both away.
    /// - Throws: `StoreConflict.targetExists` where any target has the address, the user's own too; else
    ///   `.identityHasEmail`, `.emailExists`; `.userMissing`.
    @discardableResult
    public func setEmail(_ email: String?, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser {
        try set(.email, email, instead: user.email, ofUser: user, at: time)
    }

    /// Sets the phone number, E.164, which is unverified then, and moves its target; nil and the empty text take both
    /// away.
    /// - Throws: `StoreConflict.targetExists` where any target has the number, the user's own too; else `.phoneExists`;
    ///   `.userMissing`.
    @discardableResult
    public func setPhone(_ phone: String?, ofUser user: StoredUser, at time: Timestamp) throws -> StoredUser {
        try set(.phone, phone, instead: user.phone, ofUser: user, at: time)
    }

    private func set(
        _ address: UserAddress, _ text: String?, instead old: String?, ofUser user: StoredUser, at time: Timestamp
    ) throws -> StoredUser {
        let text = text.flatMap { $0.isEmpty ? nil : $0 }
        if let text {
            if try target(identifier: text) != nil { throw StoreConflict.targetExists }
            if address == .email, try isOfIdentity(text, except: user) { throw StoreConflict.identityHasEmail }
            let others = "SELECT 1 FROM users WHERE \(address.column) = ? AND sequence <> ?"
            if try finds(others, [text, user.sequence]) { throw address.conflict }
        }
        let updated = try update(
            user, "\(address.column) = ?, \(address.verification) = 0, updatedAt = ?", [text, time.milliseconds])
        try moveTarget(address, from: old, to: text, ofUser: user, at: time)
        return updated
    }

    private func moveTarget(
        _ address: UserAddress, from old: String?, to new: String?, ofUser user: StoredUser, at time: Timestamp
    ) throws {
        let isOwn = "WHERE user = ? AND providerType = ? AND identifier = ?"
        let own: StatementArguments = [user.sequence, address.providerType, old]
        guard let new else {
            try change("DELETE FROM targets \(isOwn)", own)
            return
        }
        let move = "UPDATE targets SET identifier = ?, expired = 0, updatedAt = ? \(isOwn)"
        if try change(move, [new, time.milliseconds] + own) == 0 {
            try insertTargets(address, "sequence = ?3", user.sequence, at: time)
        }
    }

    /// Makes the targets of the addresses of every user from a row on; one that has an address already is left alone.
    ///
    /// Two statements, however many users a batch of an import has.
    func insertTargets(ofUsersFrom first: Int64, at time: Timestamp) throws {
        for address in UserAddress.allCases {
            try insertTargets(address, "sequence >= ?3", first, at: time)
        }
    }

    /// Makes the target of an address of each user that a condition on the row's number, `?3`, holds for.
    private func insertTargets(
        _ address: UserAddress, _ condition: String, _ sequence: Int64, at time: Timestamp
    ) throws {
        try change(
            """
            INSERT INTO targets (id, user, providerType, identifier, createdAt, updatedAt)
            SELECT \(StoreIdentifier.sql(microseconds: "?4 + sequence - ?3")), sequence, ?1, \(address.column), ?2, ?2
            FROM users WHERE \(condition) AND \(address.column) IS NOT NULL
            ON CONFLICT DO NOTHING
            """, [address.providerType, time.milliseconds, sequence, StoreIdentifier.microseconds()])
    }
}
