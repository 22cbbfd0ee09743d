/// An answer other than success: a status, the reference server's type for it, and its words.
///
/// The message may name a parameter, an attribute or a scope, never a value that a person gave.
struct ServiceError: Error, Sendable, Hashable {
    /// The HTTP status, which the envelope repeats as `code`.
    let status: Int
    /// The type, which clients switch on (Users API, type catalogue).
    let type: String
    /// The words for a person.
    let message: String
    /// Seconds after which the call may succeed, for 429 and 503.
    var retryAfter: Int?

    init(_ status: Int, _ type: String, _ message: String, retryAfter: Int? = nil) {
        self.status = status
        self.type = type
        self.message = message
        self.retryAfter = retryAfter
    }
}

extension ServiceError: CustomStringConvertible {
    var description: String { "\(status) \(type)" }
}
