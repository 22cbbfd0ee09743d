/// How well a stored hash withstands guessing, by the current recommendations (OWASP password storage, RFC 9106).
public enum HashStrength: String, Sendable, Hashable, Comparable, CaseIterable {
    /// An unsalted digest: one table serves all users.
    case broken
    /// Salted, and cheap to guess.
    case weak
    /// A password hash whose parameters are below today's minimum.
    case adequate
    /// At or above today's minimum.
    case strong

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int {
        switch self {
        case .broken: 0
        case .weak: 1
        case .adequate: 2
        case .strong: 3
        }
    }
}
