/// A set of bytes.
struct ByteSet: Sendable {
    /// A bit a byte, from 0 to 63 and from 64 to 127.
    private let lower: UInt64
    private let upper: UInt64
    private let hasOthers: Bool

    /// Makes a set of ranges of ASCII characters: `"09", "af"` is the lower-case hex digits.
    init(_ ranges: String..., except excluded: String = "", hasOthers: Bool = false) {
        var ascii: UInt128 = 0
        for range in ranges {
            guard let first = range.utf8.first, let last = range.utf8.last else { continue }
            for byte in first...last { ascii |= 1 << UInt128(byte) }
        }
        for byte in excluded.utf8 { ascii &= ~(1 << UInt128(byte)) }
        lower = UInt64(truncatingIfNeeded: ascii)
        upper = UInt64(truncatingIfNeeded: ascii >> 64)
        self.hasOthers = hasOthers
    }

    func contains(_ byte: UInt8) -> Bool {
        if byte >= 0x80 { return hasOthers }
        return (byte < 64 ? lower : upper) >> UInt64(byte & 63) & 1 == 1
    }

    /// How many of the bytes from `start` on are in the set, up to a limit.
    func prefixCount(of bytes: Span<UInt8>, from start: Int, atMost limit: Int) -> Int {
        var count = 0
        while count < limit, start + count < bytes.count, contains(bytes[start + count]) { count += 1 }
        return count
    }

    /// Whether every byte of a part is in the set.
    func containsAll(_ bytes: Span<UInt8>) -> Bool {
        prefixCount(of: bytes, from: 0, atMost: bytes.count) == bytes.count
    }

    static let digits = ByteSet("09")
    static let hex = ByteSet("09", "af", "AF")
    static let upperHex = ByteSet("09", "AF")
    static let letters = ByteSet("az", "AZ")
    static let alphanumeric = ByteSet("09", "az", "AZ")
    /// crypt(3)'s and bcrypt's characters, in whichever order.
    static let crypt64 = ByteSet("./", "09", "az", "AZ")
    /// RFC 4648, sections 4 and 5, and passlib's `.` for `+`.
    static let base64 = ByteSet("09", "az", "AZ", "++", "-/", "__")
    /// passlib's alphabet of base64: `.` for `+`.
    static let passlibBase64 = ByteSet("./", "09", "az", "AZ")
    static let padding = ByteSet("==")
    static let printable = ByteSet(" ~")
    static let salt = ByteSet("!~", except: "$")
    static let parameters = ByteSet("!~", except: "$:{}")
    /// The fields behind the parameters of a PHC string.
    static let phcFields = ByteSet("09", "az", "AZ", "++", "-/", "__", "$$", "==", ",,")
    /// The fields of other writings, too.
    static let fields = ByteSet("09", "az", "AZ", "++", "-/", "__", "$$", "==", ",,", "::")
    /// The second character of base64 whose first byte is 0.
    static let aToP = ByteSet("AP")
    static let whiteSpace = ByteSet("  ", "\t\r")
    static let any = ByteSet("\u{0}\u{7F}", hasOthers: true)
    static let upperLetters = ByteSet("AZ")
    /// A brace within a pair of them ends it.
    static let inBraces = ByteSet(" ~", except: "{}")

    // What ends a format's lead, by its first character: `$id$`, `$md5,`, `$H\`; `{NAME}`; `:B:`; `["name",`; `word$`,
    // `word:`, `pbkdf2(`, `awscognito#`, `grub.`.
    static let dollarLeadEnds = ByteSet("$$", ",,", "\\\\")
    static let braceLeadEnds = ByteSet("}}")
    static let colonLeadEnds = ByteSet("::")
    static let bracketLeadEnds = ByteSet(",,")
    static let wordLeadEnds = ByteSet("$$", "::", "((", "##", "..")
}
