public import AppwriteUsers
public import Logging
public import PasswordHashing
public import PasswordVerification
internal import UserStorage

/// How the users service runs.
public struct ServiceConfiguration: Sendable, Redacted {
    /// The users' database; made where it is not there.
    public var database: String
    /// The file with the project's keys; made, with one key, where it is not there.
    public var keyFile: String
    /// The project's id, or nil for the database's own, chosen when it is first served.
    public var project: String?
    /// The address to listen on.
    public var host = "127.0.0.1"
    /// The port to listen on; 0 for any that is free.
    public var port = 8080
    /// What hashes verify, what new ones are, and the secret keys that passwords go through.
    ///
    /// The memory of the preferred hash must be within `memoryBudget`.
    public var policy = VerificationPolicy(schemes: .users)
    /// The schemes that are known; a program adds its own to the standard ones.
    public var registry = SchemeRegistry.standard
    /// Bytes that the hashes under way take together; a log-in that finds no place waits, and then is answered 503.
    public var memoryBudget: UInt64 = 512 << 20
    /// Hashes that may wait for their place; a log-in beyond them is answered 503 at once.
    public var maximumWaitingHashCount = 256
    /// How long a hash may take, its wait for a place included; a log-in beyond that is answered 503.
    public var maximumHashWait = Duration.seconds(30)
    /// Whether waiting hashes of one kind are computed side by side, which takes a fraction of the time: then what one
    /// log-in takes depends on those that are computed with it.
    public var batches = true
    /// What the project's owner can set.
    public var settings = ProjectSettings()
    /// What `GET /metrics`, outside the base path, tells anybody; nil where it is not answered.
    public var metrics: MetricsRegistry?
    /// An address of its own for `GET /metrics`, with `metrics` or without.
    public var metricsAddress: ListenAddress?
    /// Whether the log names the addresses of clients whose log-ins and calls are refused.
    public var logsAddresses = true
    /// Where the service writes what happens.
    public var logger: Logger
    /// Seconds after which a connection is closed that asks for nothing, or takes longer than that to ask.
    public var idleSeconds: Int64 = 60
    /// Seconds in which a request that has begun to arrive must be there, once the service is to end.
    public var endingRequestSeconds: Int64 = 3
    /// Seconds in which a call in progress must be answered, once the service is to end; then its connection is closed.
    /// More than log-ins take on a busy machine, and less than the ten that a manager of services gives a program.
    public var endingCallSeconds: Int64 = 8
    /// Connections at a time; more wait until one of them is closed. Fewer where the process may not have that many
    /// descriptors.
    public var maximumConnectionCount = 10_000
    /// The proxies that say for whom they call (`X-Forwarded-For`, `X-Forwarded-Proto`); from everybody else these headers
    /// count for nothing.
    public var trustedProxies: [IPNetwork] = []

    /// The time that sessions, tokens and limits go by, and the users' dates.
    public var now: @Sendable () -> Timestamp = { .now() }

    /// Makes a configuration of what has no default.
    public init(database: String, keyFile: String, logger: Logger) {
        self.database = database
        self.keyFile = keyFile
        self.logger = logger
    }
}

extension ServiceConfiguration {
    /// Why a service cannot run as configured.
    public enum Problem: Error, Sendable, Hashable, CustomStringConvertible {
        /// No new hash could ever be made; in bytes.
        case preferredHashOverBudget(memory: UInt64, budget: UInt64)
        /// No new hash would ever verify.
        case preferredHashOverLimit(LimitViolation)

        public var description: String {
            switch self {
            case .preferredHashOverBudget(let memory, let budget):
                "one new hash takes \((memory + 1 << 20 - 1) >> 20) MiB, over the memory budget of \(budget >> 20) MiB"
            case .preferredHashOverLimit(let violation): "new hashes are over the policy's own limits: \(violation)"
            }
        }
    }

    /// - Throws: `Problem`.
    func check() throws(Problem) {
        if let violation = policy.preferred.violation(of: policy.limits) { throw .preferredHashOverLimit(violation) }
        let memory = policy.preferred.cost.memory
        guard memory <= memoryBudget else {
            throw .preferredHashOverBudget(memory: memory, budget: memoryBudget)
        }
    }

    /// Whether a text can be a project's id: it stands in the name of a cookie (Users API, validators: Key rule).
    public static func isProjectID(_ text: String) -> Bool { (try? UserID(text)) != nil }
}
