internal import AppwriteUsers
internal import UserStorage

/// How often a call may be made within a window, and by what it is counted (Users API, rate limit).
///
/// Every count is of one client or of one session: nobody's failures keep out another who has the right password, the
/// right token or a session of their own.
struct RateLimit: Sendable {
    let count: Int
    /// The window's length in seconds; it is aligned to the clock.
    let window: Int64
    /// Calls with the same name are counted together.
    let name: String
    private let subject: @Sendable (Call) -> String

    static func perHour(_ count: Int, _ name: String, by subject: @escaping @Sendable (Call) -> String) -> RateLimit {
        RateLimit(count: count, window: 3600, name: name, subject: subject)
    }

    static func perMinute(_ count: Int, _ name: String, by subject: @escaping @Sendable (Call) -> String) -> RateLimit {
        RateLimit(count: count, window: 60, name: name, subject: subject)
    }

    /// What a call counts under.
    func key(of call: Call) throws -> RateLimiter.Key { try RateLimiter.Key("\(name) \(subject(call))") }
}

extension Call {
    /// Where the client is.
    var network: String { ClientNetwork.name(of: ip) }

    /// Where the client is, and the e-mail address that it names; its place alone where that is no address.
    ///
    /// By the address as it is stored: another spelling of it is no other account.
    var networkAndEmail: String {
        let email = try? EmailAddress(parameters.rawText("email"))
        return "\(network) \(email?.text ?? "")"
    }

    /// Where the client is, and the user whom it names; its place alone where that is no id.
    ///
    /// Ids are compared without case.
    var networkAndUser: String {
        let id = try? UserID(parameters.rawText("userId"))
        return "\(network) \(id?.text.lowercased() ?? "")"
    }

    /// The session that the call stands on, or the user for whom a token speaks that names none.
    ///
    /// By the session, and not by the user: who has stolen one session must not keep the owner, who has another, from
    /// changing the password and signing the thief out.
    var sessionOrUser: String {
        guard case .user(let account) = caller else { return network }
        return account.session?.id ?? account.impersonatorId ?? account.user.id
    }
}
