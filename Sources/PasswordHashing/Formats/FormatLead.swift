/// The start of a text by which its format is looked up, packed, so that a look-up allocates nothing.
struct FormatLead: Sendable, Hashable, ExpressibleByStringLiteral {
    /// What fits behind the bit that says where the bytes begin.
    static let maximumByteCount = 31

    private var upper: UInt128 = 0
    private var lower: UInt128 = 1

    init(stringLiteral text: String) { self.init(text.utf8.span) }

    /// Packs bytes, of which there are no more than the maximum.
    init(_ bytes: Span<UInt8>) {
        for offset in bytes.indices { append(bytes[offset]) }
    }

    private mutating func append(_ byte: UInt8) {
        upper = upper << 8 | lower >> 120
        lower = lower << 8 | UInt128(byte)
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
        let isName = bytes[0] == UInt8(ascii: "{")
        var lead: FormatLead = ""
        for offset in 0..<min(bytes.count, maximumByteCount) {
            let byte = bytes[offset]
            lead.append(isName && ByteSet.upperLetters.contains(byte) ? byte | 0x20 : byte)
            if offset > 0, ends.contains(byte) { return (lead, offset + 1) }
        }
        return nil
    }
}
