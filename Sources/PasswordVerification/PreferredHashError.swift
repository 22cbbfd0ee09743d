public import PasswordHashing

/// Why a text names no preferred hash; repeats nothing of the text but the names that it should have.
public enum PreferredHashError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The scheme is none that new hashes are made with.
    case unknownScheme
    /// The text is not costs behind the scheme, or has one that the scheme does not take, or one twice.
    case malformed(_ scheme: String)
    /// A cost is not there.
    case missing(_ cost: String, _ scheme: String)
    /// A cost is not what the scheme is defined for.
    case outOfRange(_ cost: String, _ range: String)
    /// A verifier would refuse every hash of these costs.
    case refused(LimitViolation)

    public var description: String {
        switch self {
        case .unknownScheme:
            "new hashes are argon2id (argon2i, argon2d), scrypt or bcrypt, such as \(Self.example("argon2id"))"
        case .malformed(let scheme): "\(scheme) is written like \(Self.example(scheme))"
        case .missing(let cost, let scheme): "\(cost) is missing: \(scheme) is written like \(Self.example(scheme))"
        case .outOfRange(let cost, let range): "\(cost) takes \(range)"
        case .refused(let violation): "a log-in would refuse every such hash: \(violation)"
        }
    }

    private static func example(_ scheme: String) -> String {
        switch scheme {
        case "bcrypt": "bcrypt:cost=12"
        case "scrypt": "scrypt:n=131072,r=8,p=1"
        default: "\(scheme):m=64MiB,t=4,p=3"
        }
    }
}
