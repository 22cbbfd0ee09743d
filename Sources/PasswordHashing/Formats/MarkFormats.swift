/// What starts with `!` or `*`: marks of accounts without a password, locked hashes, and MySQL's.
enum MarkFormats {
    /// Marks of /etc/shadow and its kin (shadow(5), Solaris passwd(1), libxcrypt's crypt_checksalt(3)).
    private static let marks: Set<String> = [
        "*", "!", "!!", "!*", "*!", "x", "*0", "*1", "NP", "*NP*", "LK", "*LK*", "*LOCKED*",
    ]

    static func isMark(_ text: FormatBytes) -> Bool { text.count <= 8 && marks.contains(text.text) }

    static func format(of text: FormatBytes) -> HashFormat? {
        let rest = text.dropFirst(1)
        if text.bytes.first == UInt8(ascii: "!") {
            // Django's make_password(None): "!" and 40 random letters and digits.
            if rest.count == 40, rest.isAlphanumeric { return .djangoUnusable }
        } else if rest.count == 40, rest.isHex, !rest.bytes.contains(where: { $0 > 0x60 }) {
            return .mySQL41
        }
        return locked(in: text).flatMap { inner in
            if case .format(let format) = HashShape.shape(of: inner), format.kind == .hash {
                .locked(format)
            } else {
                nil
            }
        }
    }

    /// The hash behind one or two marks of a lock.
    static func locked(in text: FormatBytes) -> FormatBytes? {
        let rest = text.bytes.drop { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "*") }
        guard 1...2 ~= text.count - rest.count, rest.first == UInt8(ascii: "$") || rest.first == UInt8(ascii: "{")
        else {
            return nil
        }
        return FormatBytes(rest)
    }
}
