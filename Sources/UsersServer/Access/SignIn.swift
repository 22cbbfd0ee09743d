internal import AppwriteUsers
internal import PasswordHashing
internal import UserStorage

/// Makes sessions: what every way of signing in ends with (Users API, sessions and tokens).
struct SignIn: Sendable, Redacted {
    let call: Call

    /// Makes a session of a user, and answers with it.
    ///
    /// The secret is shown to callers with a key only; a browser gets it in a cookie.
    /// - Parameters:
    ///   - prepare: runs first, in the same transaction, on the user as they are then.
    ///   - isOfAccount: whether the client signs in: then it gets the cookie, the oldest sessions beyond the project's
    ///     limit go, and a blocked user is refused.
    ///   - missing: the answer where the user is not there any more.
    func session(
        ofUser id: String, provider: String, factor: String, isOfAccount: Bool, missing: ServiceError = .userNotFound,
        prepare: @escaping @Sendable (StoredUser, StoreTransaction) throws -> StoredUser = { user, _ in user }
    ) async throws -> Answer {
        let call = call
        let secret = SessionSecret(generatingFor: id)
        return try await call.write { transaction in
            guard let found = try transaction.user(id: id) else { throw missing }
            let user = try prepare(found, transaction)
            guard user.status || !isOfAccount else { throw ServiceError.blocked }
            let session = StoredSession(
                id: StoreIdentifier.generate(), userId: user.id, userSequence: user.sequence,
                secretDigest: secret.digest, provider: provider,
                providerUid: provider == "email" ? user.email ?? "" : "", factors: [factor], ip: call.ip,
                userAgent: call.userAgent,
                expire: call.now.adding(seconds: call.settings.sessionLength), mfaUpdatedAt: nil, createdAt: call.now,
                updatedAt: call.now)
            try transaction.insert(session)
            if isOfAccount {
                if call.settings.sessionLimit > 0 {
                    try transaction.trimSessions(ofUser: user, to: call.settings.sessionLimit)
                }
                try Self.touch(user, at: call.now, transaction)
            }
            try call.log("session.create", user, transaction)
            let showsSecret = call.caller.isKey
            var answer = Answer.model(
                Session(session, isCurrent: isOfAccount, secret: showsSecret ? secret.text : ""), status: 201)
            if isOfAccount { answer.cookie = SessionCookie(secret, expire: session.expire) }
            answer.resetsLimit = isOfAccount
            return answer
        }
    }

    /// Notes that a user was there, at most once a day (Users API, response models: `accessedAt`).
    static func touch(_ user: StoredUser, at now: Timestamp, _ transaction: StoreTransaction) throws {
        if let last = user.accessedAt, last.adding(seconds: 86_400) > now { return }
        try transaction.setAccessedAt(now, ofUser: user)
    }
}
