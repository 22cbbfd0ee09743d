/// What a text looks like that stands where a password or a hash is expected: total, cheap, and never a verdict on one
/// text alone where passwords look the same.
public enum HashShape: Sendable, Hashable {
    /// A format's own prefix with the right structure, length and alphabet: no password looks like this.
    case format(HashFormat)
    /// Hex, or base64 with its padding, of a digest's length, and nothing else.
    case digest(byteCount: Int)
    /// A short mark that many systems write for "no login" and that could be a password: `*`, `!`, `!!`, `x`, `*LK*`.
    case mark
    /// Anything else.
    case other

    /// The longest text that is looked at, in bytes: a credential of Keycloak in JSON is the longest that is known.
    private static let maximumByteCount = 4096

    /// Looks at a text; white space and a pair of double quotes around it are not part of it.
    public init(of text: String) {
        guard text.utf8.count <= Self.maximumByteCount else {
            self = .other
            return
        }
        self = Self.shape(of: FormatBytes(Self.bare(Array(text.utf8)[...])))
    }

    /// The formats that a text may have whose shape passwords share: never a reason to take it for a hash, only to name it
    /// where hashes are expected.
    public static func possibleFormats(of text: String) -> [HashFormat] {
        let bytes = FormatBytes(bare(Array(text.utf8)[...]))
        switch bytes.count {
        case 13 where bytes.isCrypt64: return [.desCrypt]
        case 20 where bytes.bytes.first == UInt8(ascii: "_") && bytes.dropFirst(1).isCrypt64: return [.bsdiCrypt]
        case 16 where bytes.isHex: return [.mySQL323]
        default: return []
        }
    }

    /// A text without the white space and quotes that files put around it; an unpaired quote in front goes, too.
    public static func withoutSurroundings(_ text: String) -> String {
        var bytes = bare(Array(text.utf8)[...])
        if bytes.first == 0x22 { bytes = bare(bytes.dropFirst()) }
        return bytes.count == text.utf8.count ? text : String(decoding: bytes, as: UTF8.self)
    }

    /// The text without what files put around it.
    static func bare(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = bytes
        var isBare = false
        while !isBare {
            let before = rest.count
            rest = rest.drop { $0 <= 0x20 }
            while let last = rest.last, last <= 0x20 { rest = rest.dropLast() }
            if rest.count > 1, rest.first == 0x22, rest.last == 0x22 { rest = rest.dropFirst().dropLast() }
            isBare = rest.count == before
        }
        return rest
    }

    /// One look at the first byte tells which family may be meant: a text costs the same however many formats there are.
    static func shape(of text: FormatBytes) -> HashShape {
        guard let first = text.bytes.first else { return .other }
        let format: HashFormat? =
            switch first {
            case UInt8(ascii: "$"): DollarFormats.format(of: text)
            case UInt8(ascii: "{"): BraceFormats.format(of: text)
            case UInt8(ascii: "!"), UInt8(ascii: "*"): MarkFormats.format(of: text)
            case UInt8(ascii: ":"): WordFormats.mediaWiki(text)
            default: WordFormats.format(of: text)
            }
        if let format { return .format(format) }
        if MarkFormats.isMark(text) { return .mark }
        return text.digestByteCount.map(HashShape.digest) ?? .other
    }
}
