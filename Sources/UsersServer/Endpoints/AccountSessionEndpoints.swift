internal import AppwriteUsers
internal import HTTPTypes
internal import JSONText
internal import PasswordHashing
internal import PasswordVerification
internal import UserStorage

/// How users sign in, and what they do with their sessions (Users API, login and password change).
enum AccountSessionEndpoints {
    static let all = [
        createWithPassword("/account/sessions/email"), createWithPassword("/account/sessions"), createWithToken, list,
        get, extend, delete, deleteAll, createJSONWebToken,
    ]

    /// Signs in with e-mail address and password, and renews a weak hash.
    static func createWithPassword(_ path: String) -> Endpoint {
        // By the address as it is stored: another spelling of it is no other account.
        let limit = RateLimit.tenAnHour("sessions") { call in
            let email = call.parameters.rawText("email")
            return (try? EmailAddress(email))?.text ?? String(email.prefix(256))
        }
        return Endpoint(.post, path, .sessionsWrite, limit: limit) { call in
            guard call.settings.allowsEmailPassword || call.caller.isKey else {
                throw ServiceError.emailPasswordDisabled
            }
            if call.caller.session != nil { throw ServiceError.sessionExists }
            let policy = PasswordPolicy(settings: call.settings)
            let email = try call.parameters.required("email", .email)
            let password = try call.parameters.required("password", policy.signInValidator)
            let user = try await call.store.read { try $0.userToLogIn(email: email) }
            let outcome = try await call.passwords.check(password, against: user?.password)
            guard case .match(_, let replacement, _) = outcome, let user, let stored = user.password else {
                throw ServiceError.invalidCredentials
            }
            return try await SignIn(call: call).session(
                ofUser: user.id, provider: "email", factor: "password", isOfAccount: true, missing: .invalidCredentials
            ) { current, transaction in
                // The password was changed while it was checked; a renewal leaves its time.
                guard current.passwordUpdate == user.passwordUpdate else { throw ServiceError.invalidCredentials }
                guard let replacement else {
                    try transaction.markPasswordUsed(stored, ofUser: current)
                    return current
                }
                // Whoever was first has renewed it.
                _ = try transaction.renewPassword(
                    ofUser: current, expected: stored, with: replacement, at: call.now)
                return try Call.user(current.id, transaction)
            }
        }
    }

    /// Signs in with a token, which is used up.
    static let createWithToken = Endpoint(
        .post, "/account/sessions/token", .sessionsWrite,
        limit: .tenAnHour("tokens") { "\($0.ip) \($0.parameters.rawText("userId").prefix(64))" }
    ) { call in
        if call.caller.session != nil { throw ServiceError.sessionExists }
        let id = try call.parameters.required("userId", .uid)
        let secret = try call.parameters.required("secret", .text(1...256))
        let digest = SessionSecret.digest(of: secret)
        guard let user = try await call.store.read({ try $0.user(id: id) }) else { throw ServiceError.invalidToken }
        return try await SignIn(call: call).session(
            ofUser: user.id, provider: "token", factor: "token", isOfAccount: true, missing: .invalidToken
        ) { current, transaction in
            guard let token = try transaction.token(ofUser: current, secretDigest: digest), token.expire >= call.now
            else { throw ServiceError.invalidToken }
            _ = try transaction.deleteToken(id: token.id)
            return current
        }
    }

    static let list = Endpoint(.get, "/account/sessions", .account) { call in
        let (user, _) = try call.account
        let currentId = call.caller.session?.id
        return try await call.read { transaction in
            let sessions = try transaction.sessions(ofUser: user).filter { $0.expire >= call.now }
            let items = sessions.map { Session($0, isCurrent: $0.id == currentId, secret: "") }
            return .model(SessionList(total: items.count, items: items))
        }
    }

    static let get = Endpoint(.get, "/account/sessions/{sessionId}", .account) { call in
        let id = try sessionId(call)
        let (user, _) = try call.account
        let currentId = call.caller.session?.id
        return try await call.read { transaction in
            .model(Session(try session(id, user, call, transaction), isCurrent: id == currentId, secret: ""))
        }
    }

    /// Lets a session last as long again as a new one.
    static let extend = Endpoint(.patch, "/account/sessions/{sessionId}", .account) { call in
        let id = try sessionId(call)
        let (user, _) = try call.account
        let currentId = call.caller.session?.id
        return try await call.write { transaction in
            let expire = call.now.adding(seconds: call.settings.sessionLength)
            try transaction.setExpire(expire, ofSession: session(id, user, call, transaction), at: call.now)
            try call.log("session.update", user, transaction)
            return .model(Session(try session(id, user, call, transaction), isCurrent: id == currentId, secret: ""))
        }
    }

    static let delete = Endpoint(.delete, "/account/sessions/{sessionId}", .account) { call in
        let id = try sessionId(call)
        let (user, _) = try call.account
        let isCurrent = id == call.caller.session?.id
        return try await call.write { transaction in
            guard try transaction.deleteSession(id: id, ofUser: user) else { throw ServiceError.sessionNotFound }
            try call.log("session.delete", user, transaction)
            var answer = Answer.noContent
            if isCurrent { answer.cookie = .forgotten }
            return answer
        }
    }

    static let deleteAll = Endpoint(.delete, "/account/sessions", .account) { call in
        let (user, _) = try call.account
        return try await call.write { transaction in
            try transaction.deleteSessions(ofUser: user, except: nil)
            try call.log("session.delete", user, transaction)
            var answer = Answer.noContent
            answer.cookie = .forgotten
            return answer
        }
    }

    static let createJSONWebToken = Endpoint(.post, "/account/jwts", .account) { call in
        let duration = try call.parameters.optional("duration", .range(0...3600)) ?? 900
        let (user, _) = try call.account
        guard let session = call.caller.session else { throw ServiceError.sessionNotFound }
        let token = SessionToken(
            userId: user.id, sessionId: session.id, expire: call.now.adding(seconds: Int64(duration)))
        return try await call.read { transaction in
            .model(JSONWebToken(jwt: try token.signed(key: transaction.tokenKey())), status: 201)
        }
    }

    /// The session of the path, where `current` is the one that the call came with.
    private static func sessionId(_ call: Call) throws -> String {
        let id = try call.parameters.required("sessionId", .uid)
        guard id == "current" else { return id }
        guard let session = call.caller.session else { throw ServiceError.sessionNotFound }
        return session.id
    }

    private static func session(
        _ id: String, _ user: StoredUser, _ call: Call, _ transaction: StoreTransaction
    ) throws -> StoredSession {
        guard let session = try transaction.session(id: id), session.userId == user.id, session.expire >= call.now
        else { throw ServiceError.sessionNotFound }
        return session
    }
}
