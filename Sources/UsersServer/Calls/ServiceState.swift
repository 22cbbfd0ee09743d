internal import AppwriteUsers
internal import Logging
internal import UserStorage

/// What every call shares.
struct ServiceState: Sendable, Redacted {
    let store: UserStore
    let project: String
    let keys: ProjectKeys
    let settings: ProjectSettings
    /// The time.
    let now: @Sendable () -> Timestamp
    let passwords: PasswordService
    let limiter: RateLimiter
    let metrics: MetricsRegistry
    let log: ServiceLog
    let logger: Logger
}
