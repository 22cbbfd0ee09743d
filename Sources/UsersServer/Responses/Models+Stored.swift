internal import AppwriteUsers
internal import PasswordHashing
internal import UserStorage

/// The wire's models, made of what the store keeps (Users API, response models).
extension User {
    /// A user with their targets.
    ///
    /// What the reference knows of an e-mail address by its lists of domains stays unknown.
    /// - Parameter showsPassword: whether the hash and its options are shown.
    init(_ user: StoredUser, targets: [StoredTarget], impersonatorId: String? = nil, showsPassword: Bool = true) {
        let email = user.email ?? ""
        let canonical = email.isEmpty ? nil : CanonicalEmail.of(email)
        self.init(
            id: user.id, createdAt: user.createdAt, updatedAt: user.updatedAt, name: user.name,
            password: showsPassword ? user.password?.hash : nil,
            hash: showsPassword ? user.password?.wireName ?? WireHashOptions.ownName : nil,
            hashOptions: showsPassword ? user.password?.wireOptions ?? WireHashOptions.own : nil,
            registration: user.registration,
            status: user.status, labels: user.labels, passwordUpdate: user.passwordUpdate, email: email,
            phone: user.phone ?? "", emailVerification: user.emailVerified, emailCanonical: canonical,
            emailIsCanonical: canonical.map { $0 == email }, phoneVerification: user.phoneVerified, mfa: user.mfa,
            prefs: user.preferences, targets: targets.map(Target.init), accessedAt: user.accessedAt,
            impersonator: user.impersonator, impersonatorUserId: impersonatorId)
    }
}

extension Target {
    init(_ target: StoredTarget) {
        self.init(
            id: target.id, createdAt: target.createdAt, updatedAt: target.updatedAt, name: target.name,
            userId: target.userId, providerId: target.providerId, providerType: target.providerType,
            identifier: target.identifier, expired: target.expired)
    }
}

extension Session {
    /// A session; its secret is what the caller may see of it.
    init(_ session: StoredSession, isCurrent: Bool, secret: String) {
        self.init(
            id: session.id, createdAt: session.createdAt, updatedAt: session.updatedAt, userId: session.userId,
            expire: session.expire, provider: session.provider, providerUid: session.providerUid, ip: session.ip,
            client: UserAgent(session.userAgent).details, current: isCurrent, factors: session.factors,
            secret: secret, mfaUpdatedAt: session.mfaUpdatedAt)
    }
}

extension Identity {
    init(_ identity: StoredIdentity) {
        self.init(
            id: identity.id, createdAt: identity.createdAt, updatedAt: identity.updatedAt, userId: identity.userId,
            provider: identity.provider, providerUid: identity.providerUid, providerEmail: identity.providerEmail,
            providerAccessToken: identity.providerAccessToken,
            providerAccessTokenExpiry: identity.providerAccessTokenExpiry,
            providerRefreshToken: identity.providerRefreshToken)
    }
}

extension Membership {
    init(_ membership: StoredMembership, of user: StoredUser) {
        self.init(
            id: membership.id, createdAt: membership.createdAt, updatedAt: membership.updatedAt, userId: user.id,
            userName: user.name, userEmail: user.email ?? "", userPhone: user.phone ?? "", teamId: membership.teamId,
            teamName: membership.teamName, invited: membership.invited, joined: membership.joined,
            confirm: membership.confirm, mfa: user.mfa, userAccessedAt: user.accessedAt, roles: membership.roles)
    }
}

extension Log {
    init(_ log: StoredLog, of user: StoredUser) {
        self.init(
            event: log.event, userId: user.id, userEmail: user.email ?? "", userName: user.name, mode: "default",
            userType: log.userType, ip: log.ip, time: log.time, client: UserAgent(log.userAgent).details)
    }
}
