internal import AppwriteUsers
internal import Logging
internal import UserStorage

/// What every call shares.
struct ServiceState: Sendable, Redacted {
    let store: UserStore
    let project: String
    let keys: ProjectKeys
    /// The key that signs JSON Web Tokens.
    let tokenKey: [UInt8]
    let settings: ProjectSettings
    let passwords: PasswordService
    let limiter: RateLimiter
    let metrics: MetricsRegistry
    let log: ServiceLog
    let logger: Logger
}
