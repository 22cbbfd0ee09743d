/// The 64 characters of a base-64 encoding, in the order of their values.
public struct Base64Alphabet: Sendable, Hashable {
    let characters: [UInt8]
    /// The value of each byte, or 255 where it is no character of the alphabet.
    let values: [UInt8]

    /// Makes an alphabet; `aliases` are read as the characters they stand for, and never written.
    private init(_ text: StaticString, aliases: [(UInt8, UInt8)] = []) {
        let characters = Array(text.description.utf8)
        var values = [UInt8](repeating: .max, count: 256)
        for (value, character) in characters.enumerated() {
            values[Int(character)] = UInt8(value)
        }
        for (alias, character) in aliases {
            values[Int(alias)] = values[Int(character)]
        }
        self.characters = characters
        self.values = values
    }

    /// RFC 4648, section 4.
    public static let standard = Base64Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    /// RFC 4648, section 5.
    public static let urlSafe = Base64Alphabet("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    /// RFC 4648, sections 4 and 5 read alike, written as section 4: Firebase hands out both.
    public static let standardOrURLSafe = Base64Alphabet(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
        aliases: [(UInt8(ascii: "-"), UInt8(ascii: "+")), (UInt8(ascii: "_"), UInt8(ascii: "/"))])
    /// RFC 4648, section 4, with `.` for `+`, as passlib and OpenLDAP write it; `+` is read alike.
    public static let adapted = Base64Alphabet(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./",
        aliases: [(UInt8(ascii: "+"), UInt8(ascii: "."))])
    /// bcrypt's own order (OpenBSD, Provos and Mazières 1999).
    public static let bcrypt = Base64Alphabet("./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789")
    /// crypt(3)'s order, used in little-endian groups: see `Crypt64`.
    public static let crypt = Base64Alphabet("./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
}
