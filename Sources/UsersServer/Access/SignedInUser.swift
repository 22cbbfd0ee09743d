internal import AppwriteUsers
internal import UserStorage

/// A signed-in user, and what speaks for them.
struct SignedInUser: Sendable, Redacted {
    /// Whose account it is: the user whom an impersonator asks to be, where one calls.
    let user: StoredUser
    /// The session that the call stands on; nil where a JSON Web Token speaks that names none.
    let session: StoredSession?
    /// Whether a JSON Web Token speaks for the user, and not the session's own secret.
    var isToken = false
    /// Who acts for the user, where it is somebody else.
    var impersonatorId: String?

    /// The session whose secret the client keeps: none where a token speaks.
    var cookieSession: StoredSession? { isToken ? nil : session }

    /// Reads the user anew in the transaction that writes, if whoever calls may still call.
    ///
    /// A call reads its caller first and writes last, and a hash may be computed in between. A sign-out, a block or a
    /// deletion that is written meanwhile counts.
    /// - Throws: `ServiceError.signedOut` where the session has ended, the caller is gone, or may not act for the user
    ///   any more; `.blocked`; `.userNotFound` where an impersonator's user is gone.
    func current(in transaction: StoreTransaction, at now: Timestamp) throws -> StoredUser {
        guard let caller = try transaction.user(id: impersonatorId ?? user.id) else { throw ServiceError.signedOut }
        if let session {
            guard let current = try transaction.session(id: session.id), current.userSequence == caller.sequence,
                current.expire >= now
            else { throw ServiceError.signedOut }
        }
        guard caller.status else { throw ServiceError.blocked }
        guard impersonatorId != nil else { return caller }
        guard caller.impersonator else { throw ServiceError.signedOut }
        guard let user = try transaction.user(id: user.id) else { throw ServiceError.userNotFound }
        guard user.status else { throw ServiceError.blocked }
        return user
    }
}
