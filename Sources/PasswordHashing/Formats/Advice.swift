/// What can be done with a hash, in one line.
enum Advice: Sendable, Hashable {
    /// A scheme reads it as it stands.
    case read
    /// What another system wrote around it is taken off.
    case unwrap
    /// A scheme verifies it once somebody says what it is.
    case declare(String)
    /// No scheme verifies it, for this reason.
    case unsupported(String)

    /// What is said of a text that several templates fit.
    static let whichTemplate =
        "verified once it is declared: nothing in it says which of these it is, --sample-password finds it"

    /// Whether a scheme verifies it.
    var isVerified: Bool { if case .unsupported = self { false } else { true } }

    var text: String {
        switch self {
        case .read: "verified as it stands"
        case .unwrap: "verified: what another system wrote around the hash is taken off"
        case .declare(let text), .unsupported(let text): text
        }
    }
}
