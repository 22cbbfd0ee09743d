/// A hash of an unknown system: a word, and fields between dollars of which the last is a key: `my_pbkdf2$10000$salt$…`.
enum FieldsShape {
    static let formats = [unknown]

    private static let unknown = HashFormat(
        "unknown-fields", "A hash in fields of an unknown system",
        advice: .unsupported("find out which function made it, or let its owner set a new password"))

    /// 20 bytes in base64, the shortest key that systems store.
    private static let shortestKey = 27

    static func format(of bytes: Span<UInt8>) -> HashFormat? {
        guard ByteSet.letters.contains(bytes[0]), ByteSet.fields.containsAll(bytes) else { return nil }
        var dollars = 0
        var last = 0
        for offset in bytes.indices where bytes[offset] == UInt8(ascii: "$") {
            dollars += 1
            last = offset
        }
        return dollars >= 2 && bytes.count - last > shortestKey ? unknown : nil
    }
}
