/// What a text looks like that stands where a password or a hash is expected: total, cheap, and never a verdict on one
/// text alone where passwords look the same.
public enum HashShape: Sendable, Hashable {
    /// A format's own prefix with the right length and alphabet: no password looks like this.
    case format(HashFormat)
    /// Hex, or base64 with its padding, of a digest's length, and nothing else.
    case digest(byteCount: Int)
    /// A short mark that many systems write for "no login" and that could be a password: `*`, `!`, `!!`, `x`, `*LK*`.
    case mark
    /// Anything else.
    case other

    /// Looks at a text.
    public init(of text: String) {
        // Replaced by the table of formats.
        switch SchemeRegistry.identify(StoredHash(text)) {
        case .certain(let scheme): self = .format(HashFormat(scheme.name, scheme.name, advice: "", scheme: scheme))
        case .possible: self = .digest(byteCount: text.utf8.count / 2)
        case .unrecognized: self = .other
        }
    }
}
