/// The start of a text by which its format is looked up, packed, so that a look-up allocates nothing.
struct FormatLead: Sendable, Hashable, ExpressibleByStringLiteral {
    /// What fits behind the bit that says where the bytes begin.
    static let maximumByteCount = 31

    private var upper: UInt128 = 0
    private var lower: UInt128 = 1

    init(stringLiteral text: String) { self.init(text.utf8.span) }

    /// Packs bytes, of which there are no more than the maximum.
    init(_ bytes: Span<UInt8>, isLowercased: Bool = false) {
        let upperLetters = ByteSet.upperLetters
        for offset in bytes.indices {
            let byte = bytes[offset]
            upper = upper << 8 | lower >> 120
            lower = lower << 8 | UInt128(isLowercased && upperLetters.contains(byte) ? byte | 0x20 : byte)
        }
    }

    /// The lead of a text, and how many of its bytes it is; nil where none is to be seen.
    ///
    /// It ends with the first character that separates it from what follows; which characters do depends on the first.
    /// Names in braces are the same in any case of letters (RFC 2307 writes upper case, OpenLDAP either).
    static func of(_ bytes: Span<UInt8>) -> (lead: FormatLead, byteCount: Int)? {
        let ends: ByteSet
        switch bytes[0] {
        case UInt8(ascii: "!"), UInt8(ascii: "*"), UInt8(ascii: "_"): return (FormatLead(bytes.extracting(first: 1)), 1)
        case UInt8(ascii: "0") where bytes[1] == UInt8(ascii: "x"): return ("0x", 2)
        case UInt8(ascii: "$"): ends = .dollarLeadEnds
        case UInt8(ascii: "{"): ends = .braceLeadEnds
        case UInt8(ascii: ":"): ends = .colonLeadEnds
        case UInt8(ascii: "["): ends = .bracketLeadEnds
        default: ends = .wordLeadEnds
        }
        guard let end = (1..<min(bytes.count, maximumByteCount)).first(where: { ends.contains(bytes[$0]) }) else {
            return nil
        }
        let lead = bytes.extracting(first: end + 1)
        return (FormatLead(lead, isLowercased: bytes[0] == UInt8(ascii: "{")), end + 1)
    }
}
