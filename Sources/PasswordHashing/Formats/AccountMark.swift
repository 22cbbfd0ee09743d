/// A hash behind a mark of a locked account: `!$6$…` as usermod -L writes it, `*$2y$…`, `!!$5$…`.
enum AccountMark {
    static let formats = [locked]

    private static let locked = HashFormat(
        "locked-hash", "The hash of a locked account",
        advice: .unsupported(
            "the account is locked: the hash behind the mark can be imported, and the user with it as disabled"))

    /// Where the hash starts; nil where there is no mark before a hash of a known format.
    static func hashStart(in bytes: Span<UInt8>) -> Int? {
        var start = 0
        while start < min(bytes.count, 2), bytes[start] == UInt8(ascii: "!") || bytes[start] == UInt8(ascii: "*") {
            start += 1
        }
        guard start > 0, bytes.count > start, bytes[start] == UInt8(ascii: "$") || bytes[start] == UInt8(ascii: "{")
        else { return nil }
        return FormatTable.format(of: bytes.extracting(droppingFirst: start))?.kind == .hash ? start : nil
    }

    static func format(of bytes: Span<UInt8>) -> HashFormat? { hashStart(in: bytes) == nil ? nil : locked }
}
