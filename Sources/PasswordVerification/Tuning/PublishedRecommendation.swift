internal import PasswordHashing

/// Parameters that a current text recommends.
public struct PublishedRecommendation: Sendable, Hashable {
    /// Who recommends them.
    public let source: String
    /// The parameters.
    public let candidate: TuningCandidate

    /// The recommendations for a scheme: RFC 9106, section 4, and the OWASP Password Storage Cheat Sheet. None for
    /// PHPass, which nobody recommends any more.
    public static func all(for scheme: TuningScheme) -> [PublishedRecommendation] {
        switch scheme {
        case .argon2: argon2
        case .scrypt: scrypt
        case .bcrypt: [Self(source: "OWASP, least", candidate: .bcrypt(Bcrypt.Parameters(cost: 10)))]
        case .phpass: []
        }
    }

    private static let argon2: [PublishedRecommendation] = [
        argon2("RFC 9106, first choice", 2 << 20, 1, 4), argon2("RFC 9106, second choice", 1 << 16, 3, 4),
        argon2("OWASP", 47_104, 1, 1), argon2("OWASP", 19_456, 2, 1), argon2("OWASP", 12_288, 3, 1),
        argon2("OWASP", 9216, 4, 1), argon2("OWASP", 7168, 5, 1),
    ]

    private static func argon2(_ source: String, _ memory: UInt32, _ passes: UInt32, _ lanes: UInt32) -> Self {
        let parameters = Argon2.Parameters(memory: memory, iterations: passes, parallelism: lanes)
        return Self(source: source, candidate: .argon2(parameters))
    }

    private static let scrypt: [PublishedRecommendation] = [(17, 1), (16, 2), (15, 3), (14, 5), (13, 10)].map {
        Self(source: "OWASP", candidate: TuningScheme.scrypt($0, 8, $1))
    }
}
