internal import JSONText

extension UsersClient {
    /// Lists the sessions of a user, expired ones included; their secrets are digests.
    public func listSessions(ofUser id: String, total: Bool = true) async throws(AppwriteError) -> SessionList {
        try await model(ClientCall(get: CallPath.user(id, "/sessions"), query: QueryString(total: total)))
    }

    /// Creates a session, as if the user had signed in; neither a password nor the status matters.
    public func createSession(ofUser id: String) async throws(AppwriteError) -> Session {
        try await model(ClientCall(.post, CallPath.user(id, "/sessions"), parameters: [:]))
    }

    /// Ends a session of a user.
    public func deleteSession(ofUser id: String, session: String) async throws(AppwriteError) {
        let segment = try CallPath.segment(session, .sessionId)
        try await perform(ClientCall(.delete, CallPath.user(id, "/sessions/\(segment)")))
    }

    /// Ends all sessions of a user.
    public func deleteSessions(ofUser id: String) async throws(AppwriteError) {
        try await perform(ClientCall(.delete, CallPath.user(id, "/sessions")))
    }

    /// Creates a secret that the user exchanges for a session once.
    /// - Parameters:
    ///   - id: The user.
    ///   - length: The length of the secret in characters, 4 to 128; 6 where it is nil (Users API, sessions & tokens).
    ///   - expire: How long it is good for in seconds, 60 to a year; 900 where it is nil (Users API, sessions & tokens).
    public func createToken(
        ofUser id: String, length: Int? = nil, expire: Int? = nil
    ) async throws(AppwriteError) -> Token {
        let call = ClientCall(
            .post, try CallPath.user(id, "/tokens"),
            parameters: ["length": length?.queryValue, "expire": expire?.queryValue])
        return try await model(call)
    }

    /// Creates a signed token for requests of the user; servers before 1.6 do not know the call.
    /// - Parameters:
    ///   - id: The user.
    ///   - session: The session that it stands for; the most recent one where it is nil.
    ///   - duration: How long it is good for in seconds, up to 3600; 900 where it is nil (Users API, not in the seed).
    public func createJWT(
        ofUser id: String, session: String? = nil, duration: Int? = nil
    ) async throws(AppwriteError) -> JSONWebToken {
        let call = ClientCall(
            .post, try CallPath.user(id, "/jwts"),
            parameters: ["sessionId": session?.queryValue, "duration": duration?.queryValue])
        return try await model(call)
    }
}
