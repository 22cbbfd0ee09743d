public import AppwriteUsers

/// What a project can set in the reference's console, with its defaults (Users API, rehash, password change, policies).
public struct ProjectSettings: Sendable, Redacted {
    /// Seconds that a session lasts: a year.
    public var sessionLength: Int64 = 31_536_000
    /// Sessions of a user that stay after a sign-in, the oldest go; 0 for all.
    public var sessionLimit = 10
    /// Passwords that a user may not take again; 0 for none.
    public var passwordHistory = 0
    /// Whether a password that contains the user's name, address, number or id is refused.
    public var refusesPersonalData = false
    /// Passwords that nobody may take; compared as they are.
    public var passwordDictionary: Set<String> = []
    /// Whether a new password ends the user's other sessions.
    public var invalidatesSessions = true
    /// Whether users may sign in with e-mail address and password at all.
    public var allowsEmailPassword = true
    /// Hosts, in lower case, whose pages may call the service from a browser, besides those of this machine.
    public var trustedHosts: Set<String> = []
    /// Whether passwords at sign-in must have 8 to 256 bytes, as the reference has it.
    public var isStrict = false

    /// The defaults of a new project.
    public init() {}
}
