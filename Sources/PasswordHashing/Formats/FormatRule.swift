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
        _ name: String, _ title: String, kind: HashFormat.Kind = .hash, scheme: Scheme? = nil, _ advice: Advice = .read,
        leads: [String], patterns: [TextPattern], wrapping: Wrapping? = nil
    ) {
        let advice = wrapping == nil ? advice : .unwrap
        format = HashFormat(name, title, advice: advice, kind: kind, scheme: scheme)
        self.leads = leads
        self.patterns = patterns
        self.wrapping = wrapping
    }

    init(
        _ name: String, _ title: String, kind: HashFormat.Kind = .hash, scheme: Scheme? = nil, _ advice: Advice = .read,
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
    /// The digest stands behind the lead and a dollar, in hex.
    case hexBehindDollar
    /// The digest stands behind the lead, in base64.
    case base64
    /// One of SHA-3 stands there.
    case base64SHA3
    /// The NT hash of Windows stands behind the lead, in hex.
    case nt
    /// The NT hash of Windows stands behind the lead, in base64.
    case ntBase64
    /// DES crypt's 13 characters stand at the end.
    case desCrypt
    /// `$md5-crypt$…`: crypt(3)'s own text behind another name.
    case kratosCrypt
    /// `0x0100<salt><digest><digest of the password in upper case>`
    case mssql2000
    /// `["sha256",["<salt>","@"],"<digest>"]`
    case logto
    /// `<rounds>$<salt>$sha-1=…,sha-256=…`
    case passlibSCRAM
    /// `cost$salt$digest`
    case mediaWikiBcrypt
    /// bcrypt of bcrypt's text
    case doubleBcrypt
    /// `$2a$…$pepper`
    case clerkPepper
}
