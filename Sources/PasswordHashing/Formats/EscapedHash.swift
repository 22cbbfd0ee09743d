/// A hash in which a shell or a dump has put a backslash before each `$`.
enum EscapedHash {
    static let formats = [escaped]

    private static let escaped = HashFormat(
        "escaped-hash", "A hash with a backslash before each $",
        advice: .unsupported("take the backslashes off: a shell or a dump has put them there"))

    static func format(of bytes: Span<UInt8>) -> HashFormat? {
        guard bytes[1] == UInt8(ascii: "$") else { return nil }
        var plain: [UInt8] = []
        for offset in bytes.indices where bytes[offset] != UInt8(ascii: "\\") { plain.append(bytes[offset]) }
        return FormatTable.format(of: plain.span) == nil ? nil : escaped
    }
}
