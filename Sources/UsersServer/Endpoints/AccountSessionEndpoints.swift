internal import AppwriteUsers
internal import HTTPTypes
internal import JSONText
internal import UserStorage

/// How users sign in, and what they do with their sessions (Users API, login and password change).
enum AccountSessionEndpoints {
    static let all = [
        createWithPassword("/account/sessions/email"), createWithPassword("/account/sessions"), createWithToken, list,
        get, extend, delete, deleteAll, createJSONWebToken("/account/jwts"), createJSONWebToken("/account/jwt"),
    ]

    /// Signs in with e-mail address and password, and renews a weak hash.
    static func createWithPassword(_ path: String) -> Endpoint {
        Endpoint(
            .post, path, .sessionsWrite, limit: .perHour(10, "sessions", by: \.networkAndEmail)
        ) { call in
            guard call.settings.allowsEmailPassword || call.caller.isKey else {
                throw ServiceError.emailPasswordDisabled
            }
            try requireNobody(call)
            let policy = PasswordPolicy(settings: call.settings)
            let email = try call.parameters.required("email", .email)
            let password = try call.parameters.required("password", policy.signInValidator)
            let outcome = try await call.passwords.logIn(
                email: email, password: password, to: call.store, at: call.now
            ) { user, transaction in
                try SignIn.password.session(ofUser: user, call, transaction)
            }
            switch outcome {
            case .success(let answer, _, _): return answer
            case .invalidCredentials: throw ServiceError.invalidCredentials
            case .blocked: throw ServiceError.blocked
            }
        }
    }

    /// Signs in with a token, which is used up.
    static let createWithToken = Endpoint(
        .post, "/account/sessions/token", .sessionsWrite, limit: .perHour(10, "tokens", by: \.networkAndUser)
    ) { call in
        try requireNobody(call)
        let id = try call.parameters.required("userId", .uid)
        let secret = try call.parameters.required("secret", .text(1...256))
        let digest = SessionSecret.digest(of: secret)
        // A wrong guess is written as well: it is no error of the transaction.
        let answer = try await call.store.write { transaction in
            try transaction.useToken(secretDigest: digest, ofUser: id, at: call.now).map { user in
                try SignIn.token.session(ofUser: user, call, transaction)
            }
        }
        guard let answer else { throw ServiceError.invalidToken }
        return answer
    }

    static let list = Endpoint(.get, "/account/sessions", .account) { call in
        let user = try call.account.user
        let currentId = call.caller.session?.id
        return try await call.read { transaction in
            let sessions = try transaction.sessions(ofUser: user).filter { $0.expire >= call.now }
            let items = sessions.map { Session($0, isCurrent: $0.id == currentId, secret: "") }
            return .model(SessionList(total: items.count, items: items))
        }
    }

    static let get = Endpoint(.get, "/account/sessions/{sessionId}", .account) { call in
        let id = try sessionId(call)
        let user = try call.account.user
        let currentId = call.caller.session?.id
        return try await call.read { transaction in
            .model(Session(try session(id, user, call, transaction), isCurrent: id == currentId, secret: ""))
        }
    }

    /// Lets a session last as long again as a new one.
    static let extend = Endpoint(
        .patch, "/account/sessions/{sessionId}", .account, limit: .perHour(10, "session.update", by: \.sessionOrUser)
    ) { call in
        let id = try sessionId(call)
        let currentId = call.caller.session?.id
        return try await call.writeAccount { user, transaction in
            let expire = call.now.adding(seconds: call.settings.sessionLength)
            try transaction.setExpire(expire, ofSession: session(id, user, call, transaction), at: call.now)
            try call.log("session.update", user, transaction)
            return .model(Session(try session(id, user, call, transaction), isCurrent: id == currentId, secret: ""))
        }
    }

    static let delete = Endpoint(
        .delete, "/account/sessions/{sessionId}", .account,
        limit: .perHour(100, "session.delete", by: \.sessionOrUser), needsNoSecondFactor: true
    ) { call in
        let id = try sessionId(call)
        let isCurrent = try id == call.account.cookieSession?.id
        return try await call.writeAccount { user, transaction in
            guard try transaction.deleteSession(id: id, ofUser: user) else { throw ServiceError.sessionNotFound }
            try call.log("session.delete", user, transaction)
            var answer = Answer.noContent
            if isCurrent { answer.cookie = .forgotten }
            return answer
        }
    }

    static let deleteAll = Endpoint(
        .delete, "/account/sessions", .account, limit: .perHour(100, "sessions.delete", by: \.sessionOrUser)
    ) { call in
        try await call.writeAccount { user, transaction in
            try transaction.deleteSessions(ofUser: user, except: nil)
            try call.log("session.delete", user, transaction)
            var answer = Answer.noContent
            if try call.account.cookieSession != nil { answer.cookie = .forgotten }
            return answer
        }
    }

    /// Makes a token that stands and falls with the caller's session; a token makes no other, or it would never end.
    static func createJSONWebToken(_ path: String) -> Endpoint {
        Endpoint(.post, path, .account, limit: .perMinute(120, "jwts", by: \.sessionOrUser)) { call in
            let account = try call.account
            guard !account.isToken else { throw ServiceError.jwtCreationDenied }
            let duration = try call.parameters.optional("duration", .range(0...3600)) ?? 900
            guard let session = account.session else { throw ServiceError.sessionNotFound }
            let token = SessionToken(
                userId: account.user.id, sessionId: session.id, expire: call.now.adding(seconds: Int64(duration)))
            return .model(JSONWebToken(jwt: try token.signed(key: call.service.tokenKey)), status: 201)
        }
    }

    /// Nobody signs in who is signed in.
    private static func requireNobody(_ call: Call) throws {
        if case .user = call.caller { throw ServiceError.sessionExists }
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
