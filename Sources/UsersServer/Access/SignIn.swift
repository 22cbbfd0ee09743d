internal import AppwriteUsers
internal import UserStorage

/// The ways of making a session, and what all of them end with (Users API, sessions and tokens).
enum SignIn: String, Sendable {
    /// The user's client proves the password.
    case password
    /// The user's client spends a token.
    case token
    /// A server makes the session for the user.
    case server

    private var provider: String { self == .password ? "email" : rawValue }

    /// Makes a session of a user, and answers with it.
    ///
    /// Where the user's client signs in, it gets the cookie, the oldest sessions beyond the project's limit go, and a
    /// blocked user is refused. The secret is shown to callers with a key only.
    /// - Parameter user: the user as they are in this transaction.
    /// - Throws: `ServiceError.blocked`.
    func session(ofUser user: StoredUser, _ call: Call, _ transaction: StoreTransaction) throws -> Answer {
        let isOfClient = self != .server
        guard user.status || !isOfClient else { throw ServiceError.blocked }
        let secret = SessionSecret(generatingFor: user.id)
        let session = StoredSession(
            id: StoreIdentifier.generate(), userId: user.id, userSequence: user.sequence,
            secretDigest: secret.digest, provider: provider,
            providerUid: self == .password ? user.email ?? "" : "", factors: [rawValue], ip: call.ip,
            userAgent: call.userAgent, expire: call.now.adding(seconds: call.settings.sessionLength),
            mfaUpdatedAt: nil, createdAt: call.now, updatedAt: call.now)
        try transaction.insert(session)
        if isOfClient {
            if call.settings.sessionLimit > 0 {
                try transaction.trimSessions(ofUser: user, to: call.settings.sessionLimit)
            }
            try Self.touch(user, at: call.now, transaction)
        }
        try call.log("session.create", user, transaction)
        var answer = Answer.model(
            Session(session, isCurrent: isOfClient, secret: call.caller.isKey ? secret.text : ""), status: 201)
        if isOfClient { answer.cookie = SessionCookie(secret, expire: session.expire) }
        answer.resetsLimit = isOfClient
        return answer
    }

    /// Notes that a user was there, at most once a day (Users API, response models: `accessedAt`).
    @discardableResult
    static func touch(
        _ user: StoredUser, at now: Timestamp, _ transaction: StoreTransaction
    ) throws -> StoredUser {
        isVisitNews(user, at: now) ? try transaction.setAccessedAt(now, ofUser: user) : user
    }

    /// Whether a user was last noted a day ago or longer.
    static func isVisitNews(_ user: StoredUser, at now: Timestamp) -> Bool {
        guard let last = user.accessedAt else { return true }
        return last.adding(seconds: 86_400) <= now
    }
}
