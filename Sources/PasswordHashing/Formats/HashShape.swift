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

    /// Looks at a text. White space and a pair of double quotes around it are no part of it.
    public init(of text: String) {
        guard text.utf8.count <= StoredHash.maximumByteCount else {
            self = .other
            return
        }
        let bytes = text.utf8.span
        self.init(of: bytes.extracting(Self.bounds(of: bytes)))
    }

    private init(of bytes: Span<UInt8>) {
        if let format = FormatTable.format(of: bytes) {
            self = .format(format)
        } else if let byteCount = DigestShape.byteCount(of: bytes) {
            self = .digest(byteCount: byteCount)
        } else if Self.isMark(bytes) {
            self = .mark
        } else {
            self = .other
        }
    }

    /// The bytes between white space, and between double quotes within that.
    static func bounds(of bytes: Span<UInt8>) -> Range<Int> {
        let outer = trimmed(bytes, 0..<bytes.count)
        guard outer.count >= 2, bytes[outer.lowerBound] == UInt8(ascii: "\""),
            bytes[outer.upperBound - 1] == UInt8(ascii: "\"")
        else { return outer }
        return trimmed(bytes, outer.lowerBound + 1..<outer.upperBound - 1)
    }

    private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end, ByteSet.whiteSpace.contains(bytes[start]) { start += 1 }
        while end > start, ByteSet.whiteSpace.contains(bytes[end - 1]) { end -= 1 }
        return start..<end
    }

    /// shadow(5) and passwd(5), libxcrypt's failure tokens `*0` and `*1`, Solaris' `NP` and `LK`, FreeBSD's `*LOCKED*`.
    private static let marks: Set<FormatLead> = [
        "*", "**", "!", "!!", "!*", "*!", "!!*", "x", "*0", "*1", "NP", "*NP*", "!NP", "LK", "*LK*", "!LK", "*LOCKED*",
        "*LK*NP",
    ]

    private static func isMark(_ bytes: Span<UInt8>) -> Bool { bytes.count <= 8 && marks.contains(FormatLead(bytes)) }
}
