internal import AppwriteUsers
internal import HTTPTypes
internal import JSONText
internal import UserStorage

/// Finds out who makes a call, by its headers (Users API, request headers and auth outcomes).
struct CallerResolver: Sendable {
    let service: ServiceState

    /// The caller.
    /// - Parameter projectParameter: the project of the query string, which counts where there is no header.
    /// - Throws: `ServiceError` for a project that is missing or unknown, a key that has expired, a token that is not
    ///   valid, a user who is blocked, and credentials that exclude each other.
    func caller(_ headers: HTTPFields, projectParameter: String?, at now: Timestamp) async throws -> Caller {
        let project = headers[.project] ?? projectParameter ?? ""
        let keyText = headers[.key] ?? ""
        guard project == service.project else {
            throw project.isEmpty && !keyText.isEmpty ? ServiceError.projectMissing : .projectNotFound
        }
        let secret = sessionSecret(headers)
        let token = headers[.jsonWebToken] ?? ""
        if !keyText.isEmpty, let key = service.keys[try APIKey.digest(of: keyText)] {
            if let expire = key.expire, expire < now { throw ServiceError.keyExpired }
            if !token.isEmpty || secret != nil, case .user = try await user(secret, token, at: now) {
                throw ServiceError.keyAndSession
            }
            return .key(key)
        }
        if token.isEmpty, secret == nil { return .guest }
        let caller = try await user(secret, token, at: now)
        guard case .user(let user, let session, _) = caller else { return .guest }
        guard user.status else { throw ServiceError.blocked }
        return try await impersonated(user, session, headers)
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
                caller = .user(user, session: session, impersonatorId: nil)
            }
            guard let claims else { return caller }
            if case .user = caller { throw ServiceError.jwtAndSession }
            guard let user = try transaction.user(id: claims.userId) else { return .guest }
            if claims.sessionId.isEmpty { return .user(user, session: nil, impersonatorId: nil) }
            // A token whose session is gone is nobody's.
            guard let session = try transaction.session(id: claims.sessionId), session.expire >= now,
                session.userId == user.id
            else { return .guest }
            return .user(user, session: session, impersonatorId: nil)
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

    /// The user whom an impersonator asks to be, where the headers name one.
    private func impersonated(
        _ user: StoredUser, _ session: StoredSession?, _ headers: HTTPFields
    ) async throws -> Caller {
        let (id, email, phone) = (headers[.impersonateId], headers[.impersonateEmail], headers[.impersonatePhone])
        guard user.impersonator, id != nil || email != nil || phone != nil else {
            return .user(user, session: session, impersonatorId: nil)
        }
        let other = try await service.store.read { transaction in
            if let id { return try transaction.user(id: id) }
            if let email { return try transaction.user(email: email) }
            return try phone.flatMap { try transaction.user(phone: $0) }
        }
        guard let other else { throw ServiceError.userNotFound }
        guard other.status else { throw ServiceError.blocked }
        return .user(other, session: session, impersonatorId: user.id)
    }
}
