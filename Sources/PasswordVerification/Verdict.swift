/// The answer to "is this the password?".
public enum Verdict: Sendable, Hashable {
    /// It is; and the stored hash is, or is not, what the policy would write today.
    case match(Freshness)
    /// It is not.
    case mismatch
}

/// Whether a stored hash is what the policy would write today.
public enum Freshness: Sendable, Hashable {
    case current
    /// It should be replaced while the password is at hand.
    case stale(StaleReason)
}

/// Why a stored hash should be replaced.
public enum StaleReason: Sendable, Hashable, CustomStringConvertible {
    /// Another scheme, or another variant of it, than the policy prefers.
    case scheme
    /// The preferred scheme with lower costs than the policy's.
    case parameters
    /// No pepper, or an older key than the policy's.
    case pepper
    /// A function that cuts passwords, as bcrypt does at 72 bytes, and a longer one, whatever the policy.
    case truncated
    /// The password matched in another Unicode form than it was typed in.
    case unicodeForm

    public var description: String {
        switch self {
        case .scheme: "another scheme or variant than the policy's"
        case .parameters: "weaker parameters than the policy's"
        case .pepper: "no pepper or an older key than the policy's"
        case .truncated: "a password longer than what was hashed of it"
        case .unicodeForm: "a password hashed in another Unicode form"
        }
    }
}
