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

    /// Whether it is a format's own shape.
    public var isFormat: Bool { if case .format = self { true } else { false } }

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

    /// A text without what files put around a hash: white space, a byte order mark, quotes, a spreadsheet's apostrophe.
    public static func withoutSurroundings(_ text: String) -> String {
        let bytes = text.utf8.span
        let bounds = bounds(of: bytes)
        return bounds.count == bytes.count ? text : String(decoding: Array(text.utf8)[bounds], as: UTF8.self)
    }

    /// The bytes of a text that are its own: without white space, a byte order mark, a pair of quotes and Python's `b`
    /// before it, and without a spreadsheet's apostrophe where a hash follows.
    static func bounds(of bytes: Span<UInt8>) -> Range<Int> {
        var bounds = trimmed(bytes, 0..<bytes.count)
        while let inner = unquoted(bytes, bounds) { bounds = trimmed(bytes, inner) }
        guard bounds.count > 1, bytes[bounds.lowerBound] == UInt8(ascii: "'"),
            [UInt8(ascii: "$"), UInt8(ascii: "{")].contains(bytes[bounds.lowerBound + 1])
        else { return bounds }
        return bounds.lowerBound + 1..<bounds.upperBound
    }

    private static func unquoted(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int>? {
        guard let last = range.last else { return nil }
        let isBytes = range.count > 2 && bytes[range.lowerBound] == UInt8(ascii: "b")
        let first = range.lowerBound + (isBytes ? 1 : 0)
        guard first < last, bytes[first] == bytes[last],
            bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'")
        else { return nil }
        return first + 1..<last
    }

    private static func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        while start < end {
            let count = whiteSpaceCount(bytes, at: start, before: end)
            guard count > 0 else { break }
            start += count
        }
        while end > start {
            if ByteSet.whiteSpace.contains(bytes[end - 1]) {
                end -= 1
            } else if end - start >= 2, whiteSpaceCount(bytes, at: end - 2, before: end) == 2 {
                end -= 2
            } else {
                break
            }
        }
        return start..<end
    }

    /// The bytes of one white space: of ASCII, a no-break space (U+00A0) or a byte order mark (U+FEFF); 0 for others.
    private static func whiteSpaceCount(_ bytes: Span<UInt8>, at place: Int, before end: Int) -> Int {
        if ByteSet.whiteSpace.contains(bytes[place]) { return 1 }
        if end - place >= 2, bytes[place] == 0xC2, bytes[place + 1] == 0xA0 { return 2 }
        return end - place >= 3 && bytes[place] == 0xEF && bytes[place + 1] == 0xBB && bytes[place + 2] == 0xBF ? 3 : 0
    }

    /// shadow(5) and passwd(5), libxcrypt's failure tokens `*0` and `*1`, Solaris' `NP` and `LK`, FreeBSD's `*LOCKED*`.
    private static let marks: Set<FormatLead> = [
        "*", "**", "!", "!!", "!*", "*!", "!!*", "x", "*0", "*1", "NP", "*NP*", "!NP", "LK", "*LK*", "!LK", "*LOCKED*",
        "*LK*NP",
    ]

    private static func isMark(_ bytes: Span<UInt8>) -> Bool { bytes.count <= 8 && marks.contains(FormatLead(bytes)) }
}
