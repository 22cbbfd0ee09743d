/// Why a stored hash could not be read.
///
/// Names the scheme and the field, never a value: safe to log and to put in a report.
public struct HashFormatError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The kind of failure.
    public enum Code: String, Sendable, Hashable {
        /// No scheme knows the text.
        case unrecognized
        /// One candidate or more fits, and nothing declares which it is.
        case ambiguous
        /// It is (or is declared to be) a scheme's, and breaks its grammar.
        case malformed
        /// It is a scheme's, in a form that cannot be verified.
        case unsupported
        /// A secret's id stands beside it, and the secret is not at hand.
        case unknownKey
    }

    /// The kind of failure.
    public let code: Code
    /// The scheme that refused it, where one was found.
    public let scheme: Scheme?
    /// The field at fault, as the scheme's format names it.
    public let field: String?
    /// What is wrong, as a clause that follows the field.
    public let reason: String
    /// The names that fit, where the answer is `ambiguous`; each can be declared.
    public let candidates: [String]

    /// Makes an error. Nothing in it may be a value of the hash.
    public init(
        _ code: Code, _ scheme: Scheme? = nil, field: String? = nil, reason: String, candidates: [String] = []
    ) {
        self.code = code
        self.scheme = scheme
        self.field = field
        self.reason = reason
        self.candidates = candidates
    }

    /// The error of a scheme's grammar.
    public static func malformed(_ scheme: Scheme, _ field: String, _ reason: String) -> Self {
        Self(.malformed, scheme, field: field, reason: reason)
    }

    /// The error of a secret whose id is in no key ring at hand.
    static func unknownKey(_ scheme: Scheme?, _ name: HashOptions.Name) -> Self {
        Self(.unknownKey, scheme, field: "option \(name.text)", reason: "is the id of a key that is not at hand")
    }

    /// One sentence without the code, such as "argon2: memory is not a decimal number".
    public var description: String {
        let subject = [scheme?.name, field].compactMap(\.self).joined(separator: ": ")
        return subject.isEmpty ? reason : "\(subject) \(reason)"
    }
}
