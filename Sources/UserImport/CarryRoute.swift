public import PasswordHashing

/// How a credential gets to the destination, or why it does not.
public enum CarryRoute: Sendable, Hashable {
    /// As it stands in the source.
    case carried
    /// In another written form of the same hash, without loss.
    case reencoded(Reencoding)
    /// The destination verifies it in a way that it does not document, which is said in a clause.
    case compatible(String)
    /// Kept, and no use before the destination's operator has done what the clause says.
    case needsSetting(String)
    /// The password itself is known: the destination hashes it.
    case plain
    /// The password stood readably behind a mark that says so, such as `{noop}`: the destination hashes it.
    case clearText
    /// The record has no password.
    case noPassword
    /// The record has a mark in the place of a password.
    case marked
    /// The destination could store it and would never verify it, or nobody can read it.
    case uncarriable(UncarriableReason)

    /// The route's name in censuses and reports.
    public var name: String {
        switch self {
        case .carried: "carried"
        case .reencoded: "reencoded"
        case .compatible: "compatible"
        case .needsSetting: "needs-setting"
        case .plain, .clearText: "plain"
        case .noPassword, .marked: "no-password"
        case .uncarriable: "uncarriable"
        }
    }

    /// Whether the destination gets the password itself.
    public var isPlain: Bool { self == .plain || self == .clearText }

    /// Whether the source has no password to carry.
    public var hasNoPassword: Bool { self == .noPassword || self == .marked }

    /// Why it is this route, in a clause.
    public var reason: String {
        switch self {
        case .carried: "sent as it stands"
        case .reencoded(let change): change.rawValue
        case .compatible(let way): way
        case .needsSetting(let setting): setting
        case .plain: "the password is known, the destination hashes it"
        case .clearText: "the password stood behind a mark of clear text, the destination hashes it"
        case .noPassword: "the source has no password"
        case .marked: "the source marks the user as one without a usable password"
        case .uncarriable(let reason): reason.message
        }
    }
}

/// Why a password cannot survive, with a stable code.
public struct UncarriableReason: Sendable, Hashable, CustomStringConvertible {
    /// The kind of reason, as censuses and reports name it.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The hash breaks its scheme's grammar.
        case malformed
        /// No scheme knows the hash.
        case unrecognized
        /// The shape fits one or more schemes and nothing declares which.
        case undeclared
        /// A cost is over the limits.
        case refused
        /// A form that nobody can verify from what is stored.
        case unsupported
        /// Well-formed, and no endpoint of the destination verifies it.
        case noEndpoint = "no-endpoint"
        /// The hash endpoints require an e-mail address.
        case noEmail = "no-email"
        /// The destination's rules for this field exclude it.
        case wireRule = "wire-rule"
        /// The row holds too little of the password to verify it.
        case unusable
        /// A hash met where the rest of the column holds passwords: never taken for one.
        case looksLikeHash = "looks-like-hash"
        /// The row names a scheme that is not known.
        case unknownScheme = "unknown-scheme"
        /// Of a scheme that the destination does not accept at a log-in.
        case notAccepted = "not-accepted"
    }

    /// The kind of reason.
    public let code: Code
    /// One sentence, without any value of the row.
    public let message: String

    /// Makes a reason.
    /// - Parameter message: one sentence, without any value of the row.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { "\(code.rawValue): \(message)" }
}

extension UncarriableReason: Error {}

extension UncarriableReason {
    /// The reason of a hash that could not be read.
    public init(_ error: HashFormatError) {
        let code: Code =
            switch error.code {
            case .unrecognized: .unrecognized
            case .ambiguous: .undeclared
            case .malformed: .malformed
            case .unsupported: .unsupported
            case .unknownKey: .unusable
            }
        self.init(code, error.description)
    }
}
