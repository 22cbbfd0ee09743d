internal import AppwriteUsers
internal import CryptoPrimitives
internal import HTTPTypes
internal import HashEncoding
internal import JSONText
internal import UserStorage

/// A user's sessions, tokens and JSON Web Tokens, for callers with a key (Users API, sessions and tokens).
enum UserSessionEndpoints {
    static let all = [list, create, delete, deleteAll, createToken, createJSONWebToken]

    static let list = Endpoint(.get, "/users/{userId}/sessions", .usersRead, .sessionsRead) { call in
        let id = try call.parameters.required("userId", .uid)
        let isCounted = try call.parameters.optional("total", .queryBool) ?? true
        return try await call.read { transaction in
            let sessions = try transaction.sessions(ofUser: Call.user(id, transaction))
            // The digest stands where the secret was: nobody can sign in with it.
            let items = sessions.map { Session($0, isCurrent: false, secret: $0.secretDigest) }
            return .model(SessionList(total: isCounted ? items.count : 0, items: items))
        }
    }

    static let create = Endpoint(.post, "/users/{userId}/sessions", .usersWrite, .sessionsWrite) { call in
        try requireKey(call)
        let id = try call.parameters.required("userId", .customID)
        return try await call.write { try SignIn.server.session(ofUser: Call.user(id, $0), call, $0) }
    }

    static let delete = Endpoint(.delete, "/users/{userId}/sessions/{sessionId}", .usersWrite, .sessionsWrite) { call in
        try requireKey(call)
        let id = try call.parameters.required("userId", .uid)
        let sessionId = try call.parameters.required("sessionId", .uid)
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            guard try transaction.deleteSession(id: sessionId, ofUser: user) else { throw ServiceError.sessionNotFound }
            try call.log("session.delete", user, transaction)
            return .noContent
        }
    }

    static let deleteAll = Endpoint(.delete, "/users/{userId}/sessions", .usersWrite, .sessionsWrite) { call in
        try requireKey(call)
        let id = try call.parameters.required("userId", .uid)
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            try transaction.deleteSessions(ofUser: user, except: nil)
            try call.log("session.delete", user, transaction)
            return .noContent
        }
    }

    static let createToken = Endpoint(.post, "/users/{userId}/tokens", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let length = try call.parameters.optional("length", .range(4...128)) ?? 6
        let seconds = try call.parameters.optional("expire", .range(60...31_536_000)) ?? 900
        let secret = String(Hex.encode(RandomBytes.generate(count: 64)).prefix(length))
        return try await call.write { transaction in
            let user = try Call.user(id, transaction)
            let token = StoredToken(
                id: StoreIdentifier.generate(), userId: user.id, userSequence: user.sequence,
                secretDigest: SessionSecret.digest(of: secret), expire: call.now.adding(seconds: Int64(seconds)),
                createdAt: call.now)
            try transaction.insert(token)
            try call.log("token.create", user, transaction)
            return .model(
                Token(
                    id: token.id, createdAt: token.createdAt, userId: user.id, secret: secret, expire: token.expire),
                status: 201)
        }
    }

    static let createJSONWebToken = Endpoint(.post, "/users/{userId}/jwts", .usersWrite) { call in
        let id = try call.parameters.required("userId", .uid)
        let sessionId = try call.parameters.optional("sessionId", .uid) ?? "recent"
        let duration = try call.parameters.optional("duration", .range(0...3600)) ?? 900
        return try await call.read { transaction in
            let user = try Call.user(id, transaction)
            let sessions = try transaction.sessions(ofUser: user)
            let session = sessionId == "recent" ? sessions.last : sessions.first { $0.id == sessionId }
            let token = SessionToken(
                userId: user.id, sessionId: session?.id ?? "", expire: call.now.adding(seconds: Int64(duration)))
            return .model(JSONWebToken(jwt: try token.signed(key: call.service.tokenKey)), status: 201)
        }
    }

    /// Guests have the scope `sessions.write` to sign in, and so does the endpoint of a user's sessions: only a key may.
    private static func requireKey(_ call: Call) throws {
        guard call.caller.isKey else {
            throw ServiceError.missingScopes(
                [Scope.usersWrite.rawValue, Scope.sessionsWrite.rawValue],
                caller: call.caller.name(inProject: call.service.project, host: call.host))
        }
    }
}
