/// Why a `HashingPool` gave no answer.
public enum HashingPoolError: Error, Sendable, Hashable, CustomStringConvertible {
    /// As many jobs wait as may; a place is likely to be free after the time.
    case overloaded(retryAfter: Duration)
    /// The job alone takes more memory than the whole budget.
    case tooLarge
    /// The deadline passed before the job's end.
    case timedOut
    /// The task that waited was cancelled.
    case cancelled
    /// The pool takes no more jobs.
    case shutDown

    public var description: String {
        switch self {
        case .overloaded: "too many hashes wait to be computed"
        case .tooLarge: "the hash takes more memory than the whole budget"
        case .timedOut: "the hash was not computed before its deadline"
        case .cancelled: "the caller was cancelled"
        case .shutDown: "the pool has shut down"
        }
    }
}
