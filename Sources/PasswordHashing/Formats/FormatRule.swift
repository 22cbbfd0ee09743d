/// How texts of a format are told from all others.
struct FormatRule: Sendable {
    let format: HashFormat
    /// What such a text starts with, as `FormatLead` cuts it off: `$2b$`, `{ssha}`, `md5$`. Empty where the text starts
    /// with its salt, its costs or its digest.
    let leads: [String]
    /// What follows the lead; one of them.
    let patterns: [TextPattern]
    /// How the hash of a known scheme is taken out, where it is one in another system's writing.
    let wrapping: Wrapping?

    init(
        _ name: String, _ title: String, kind: HashFormat.Kind = .hash, scheme: Scheme? = nil, _ advice: Advice = .wait,
        leads: [String], patterns: [TextPattern], wrapping: Wrapping? = nil
    ) {
        let advice = wrapping == nil ? advice : .unwrap
        format = HashFormat(
            name, title, advice: advice.text, kind: kind, scheme: scheme, isUnwrapped: wrapping != nil)
        self.leads = leads
        self.patterns = patterns
        self.wrapping = wrapping
    }

    init(
        _ name: String, _ title: String, kind: HashFormat.Kind = .hash, scheme: Scheme? = nil, _ advice: Advice = .wait,
        leads: String..., patterns: [TextPattern], wrapping: Wrapping? = nil
    ) {
        self.init(
            name, title, kind: kind, scheme: scheme, advice, leads: leads, patterns: patterns, wrapping: wrapping)
    }

    /// Whether what follows the lead, from `start` on, is one of the patterns.
    func matches(_ bytes: Span<UInt8>, from start: Int) -> Bool {
        for index in patterns.indices where patterns[index].matches(bytes, from: start) { return true }
        return false
    }
}

/// What another system has made of a hash of a known scheme.
enum Wrapping: Sendable {
    /// The lead stands before it: a hash of the rule's scheme, or of whichever its text is where the rule has none.
    case prefix
    /// The digest stands at the end, in so many hex digits.
    case hex(Int)
    /// The digest stands behind the lead, in hex.
    case hexAlone
    /// The digest stands behind the lead, in base64.
    case base64
    /// One of SHA-3 stands there.
    case base64SHA3
    /// The NT hash of Windows stands behind the lead, in hex.
    case nt
    /// `cost$salt$digest`
    case mediaWikiBcrypt
    /// bcrypt of bcrypt's text
    case doubleBcrypt
    /// `$2a$…$pepper`
    case clerkPepper
}

/// What can be done with a hash, in one line.
enum Advice {
    /// A scheme reads it as it stands.
    case read
    /// What another system wrote around it is taken off.
    case unwrap
    /// It is verified once somebody says what it is.
    case declare
    /// No scheme verifies it.
    case wait
    /// Something of its own.
    case own(String)

    var text: String {
        switch self {
        case .read: "verified as it stands"
        case .unwrap: "verified: what another system wrote around the hash is taken off"
        case .declare: "verified once it is declared: with one known password, identify --sample-password says as what"
        case .wait: "nothing here verifies it yet: keep the hash, its owner needs a new password"
        case .own(let text): text
        }
    }
}
