internal import AppwriteUsers
internal import HTTPTypes
internal import JSONText
internal import UserStorage

/// Finds out who makes a call, by its headers and its query string (Users API, request headers and auth outcomes).
struct CallerResolver: Sendable, Redacted {
    let service: ServiceState

    /// The caller; with a key and a session it is the key.
    /// - Parameter query: the parameters of the query string: `project` counts where there is no header.
    /// - Throws: `ServiceError` for a project that is missing or unknown, a key that has expired, a token that is not
    ///   valid, an impersonator who is blocked, and a token beside a session.
    func caller(
        _ headers: HTTPFields, query: JSONObject, _ impersonation: Impersonation?, at now: Timestamp
    ) async throws -> Caller {
        let keyText = headers[.key] ?? ""
        guard try namedProject(headers, query: query) != nil else {
            throw keyText.isEmpty ? ServiceError.projectNotFound : .projectMissing
        }
        if !keyText.isEmpty, let key = service.keys[try APIKey.digest(of: keyText)] {
            if let expire = key.expire, expire < now { throw ServiceError.keyExpired }
            return .key(key)
        }
        let secret = sessionSecret(headers)
        let token = headers[.jsonWebToken] ?? ""
        if token.isEmpty, secret == nil { return .guest }
        let caller = try await user(secret, token, at: now)
        guard case .user(let account) = caller else { return .guest }
        return .user(try await impersonated(account, impersonation))
    }

    /// The project that a call names, or nil for none.
    /// - Throws: `ServiceError.projectNotFound` where it is another one.
    func namedProject(_ headers: HTTPFields, query: JSONObject) throws(ServiceError) -> String? {
        let project = headers[.project] ?? query["project"]?.stringValue ?? ""
        guard !project.isEmpty else { return nil }
        guard project == service.project else { throw .projectNotFound }
        return project
    }

    /// The session of the first place where one stands: cookie, older cookie, header, fallback cookies.
    private func sessionSecret(_ headers: HTTPFields) -> SessionSecret? {
        let name = SessionCookie.name(ofProject: service.project)
        let cookies = headers[values: .cookie].flatMap { $0.split(separator: ";") }.compactMap { pair in
            let parts = pair.split(separator: "=", maxSplits: 1)
            return parts.count == 2 ? (name: parts[0].drop { $0 == " " }, value: String(parts[1])) : nil
        }
        func cookie(_ name: String) -> String? {
            cookies.first { $0.name == name }.map { $0.value.replacing("%3D", with: "=") }
        }
        let fallback = headers[.fallbackCookies].flatMap { try? JSONParser.parse($0) }?[name]?.stringValue
        let text = cookie(name) ?? cookie(name + "_legacy") ?? headers[.session] ?? fallback
        return text.flatMap { SessionSecret(text: $0) }
    }

    private func user(_ secret: SessionSecret?, _ token: String, at now: Timestamp) async throws -> Caller {
        try await service.store.read { transaction in
            let claims = token.isEmpty ? nil : try Self.claims(token, transaction, at: now)
            var caller = Caller.guest
            if let secret, let user = try transaction.user(id: secret.userId),
                let session = try transaction.sessions(ofUser: user).first(where: {
                    $0.expire >= now && secret.matches(digest: $0.secretDigest)
                })
            {
                caller = .user(SignedInUser(user: user, session: session))
            }
            guard let claims else { return caller }
            if case .user = caller { throw ServiceError.jwtAndSession }
            guard let user = try transaction.user(id: claims.userId) else { return .guest }
            if claims.sessionId.isEmpty { return .user(SignedInUser(user: user, session: nil, isToken: true)) }
            // A token whose session is gone is nobody's.
            guard let session = try transaction.session(id: claims.sessionId), session.expire >= now,
                session.userId == user.id
            else { return .guest }
            return .user(SignedInUser(user: user, session: session, isToken: true))
        }
    }

    private static func claims(
        _ token: String, _ transaction: StoreTransaction, at now: Timestamp
    ) throws -> SessionToken {
        // As it is now: it may have been rotated a moment ago.
        let key = try transaction.tokenKey()
        do {
            return try SessionToken(verifying: token, key: key, at: now)
        } catch {
            let reason = error as? SessionToken.Problem == .expired ? "Token expired." : "Invalid signature."
            throw ServiceError(401, "user_jwt_invalid", "Failed to verify JWT. \(reason)")
        }
    }

    /// The user whom an impersonator asks to be, where the call names one who is there; else the impersonator.
    private func impersonated(
        _ account: SignedInUser, _ impersonation: Impersonation?
    ) async throws -> SignedInUser {
        guard account.user.impersonator, let impersonation,
            let other = try await service.store.read({ try impersonation.target($0) })
        else { return account }
        guard account.user.status else { throw ServiceError.blocked }
        // Else one password would open the accounts of all.
        if try await SecondFactor.isMissing(account.user, account.session, service.store) {
            throw ServiceError.moreFactorsRequired
        }
        return SignedInUser(
            user: other, session: account.session, isToken: account.isToken, impersonatorId: account.user.id)
    }
}
