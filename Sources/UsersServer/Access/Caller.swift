internal import AppwriteUsers
internal import UserStorage

/// Who makes a call.
enum Caller: Sendable, Redacted {
    /// Nobody in particular: no key and no session, or none that is valid.
    case guest
    case key(APIKey)
    case user(SignedInUser)

    /// What the caller may do (Users API, auth outcomes).
    var scopes: Set<Scope> {
        switch self {
        case .guest: [.everybody, .sessionsWrite]
        case .key(let key): key.scopes.union([.everybody, .healthRead])
        case .user(let account):
            account.user.impersonator || account.impersonatorId != nil
                ? [.everybody, .sessionsWrite, .account, .usersRead] : [.everybody, .sessionsWrite, .account]
        }
    }

    /// How messages about missing scopes call the caller; without the e-mail address that the reference puts there.
    func name(inProject project: String, host: String) -> String {
        switch self {
        case .guest: "User (role: guests)"
        case .key: "app.\(project)@service.\(host) (role: applications)"
        case .user: "User (role: users)"
        }
    }

    /// Whether secrets are shown to the caller, and limits do not hold for it.
    var isKey: Bool {
        if case .key = self { true } else { false }
    }

    /// The session that the call came with.
    var session: StoredSession? {
        if case .user(let account) = self { account.session } else { nil }
    }

    /// What logs call the kind of caller.
    var logType: String {
        switch self {
        case .guest: "guest"
        case .key: "app"
        case .user: "user"
        }
    }
}
