/// What a caller may do, by the reference server's names (Users API, methods).
enum Scope: String, Sendable, Hashable, CaseIterable {
    case usersRead = "users.read"
    case usersWrite = "users.write"
    case sessionsRead = "sessions.read"
    case sessionsWrite = "sessions.write"
    case targetsRead = "targets.read"
    case targetsWrite = "targets.write"
    case healthRead = "health.read"
    /// What a signed-in user may do with their own account; no key has it.
    case account
    /// What everybody may do.
    case everybody = "public"

    /// The scopes that a key can have.
    static let ofKeys: Set<Scope> = Set(allCases).subtracting([.account])
}
