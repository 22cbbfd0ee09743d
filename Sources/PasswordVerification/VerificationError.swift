internal import CryptoPrimitives
public import PasswordHashing

/// Why a verification has no answer; a wrong password is an answer.
///
/// Names the scheme and the parameter, never a value of the hash or of the password: safe to log.
public struct VerificationError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure, stable: programs may switch on it.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The hash breaks its scheme's grammar.
        case malformed
        /// No scheme knows the hash.
        case unrecognized
        /// One scheme or more fits, and nothing declares which it is.
        case ambiguous
        /// The hash is well-formed, and over a limit.
        case refused
        /// The hash is of a form that nobody can verify from what is stored.
        case unsupported
        /// The hash was made with a pepper's key that the policy does not have.
        case unknownPepper
        /// A secret's id stands beside the hash, and the policy does not have the secret.
        case unknownKey
        /// The hash is of a scheme that the policy does not accept.
        case notAccepted
        /// The scheme cannot take this password.
        case passwordUnsupported
        /// A library failed, or memory ran out.
        case backend
        /// Too many verifications wait: try again after `retryAfter`.
        case overloaded
        /// The verification was not done before its deadline.
        case timedOut
        /// The task that waited was cancelled, or the pool is shut down.
        case cancelled
    }

    /// The kind of failure.
    public let code: Code
    /// The scheme that the hash has or is declared to have, where one is known.
    public let scheme: Scheme?
    /// One sentence without the code.
    public let message: String
    /// Where the pool is overloaded, the time after which a place is likely to be free.
    public private(set) var retryAfter: Duration?

    init(_ error: HashFormatError) {
        code =
            switch error.code {
            case .malformed: .malformed
            case .unrecognized: .unrecognized
            case .ambiguous: .ambiguous
            case .unsupported: .unsupported
            case .unknownKey: .unknownKey
            }
        scheme = error.scheme
        message = error.description
    }

    init(_ violation: LimitViolation) {
        code = .refused
        scheme = violation.scheme
        message = violation.description
    }

    init(notAccepted scheme: Scheme) {
        code = .notAccepted
        self.scheme = scheme
        message = "\(scheme.name): is none of the schemes that are accepted here"
    }

    init(unknownPepper scheme: Scheme) {
        code = .unknownPepper
        self.scheme = scheme
        message = "\(scheme.name): made with a pepper's key that is not at hand"
    }

    init(_ error: PrimitiveError, _ scheme: Scheme) {
        code = .backend
        self.scheme = scheme
        message = "\(scheme.name): \(error)"
    }

    init(_ error: HashingError, _ scheme: Scheme) {
        code =
            switch error {
            case .passwordUnsupported: .passwordUnsupported
            case .invalidParameter, .outOfMemory, .backend: .backend
            }
        self.scheme = scheme
        message = "\(scheme.name): \(error)"
    }

    init(_ error: HashingPoolError, _ scheme: Scheme) {
        code =
            switch error {
            case .overloaded: .overloaded
            case .tooLarge: .refused
            case .timedOut: .timedOut
            case .cancelled, .shutDown: .cancelled
            }
        self.scheme = scheme
        message = "\(error)"
        if case .overloaded(let time) = error { retryAfter = time }
    }

    public var description: String { "\(code.rawValue): \(message)" }
}
