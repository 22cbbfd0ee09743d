internal import Logging
internal import UserStorage

/// What every call shares.
struct ServiceState: Sendable {
    let store: UserStore
    let project: String
    let keys: [[UInt8]: APIKey]
    let settings: ProjectSettings
    let passwords: PasswordService
    let limiter: RateLimiter
    let logger: Logger
}
