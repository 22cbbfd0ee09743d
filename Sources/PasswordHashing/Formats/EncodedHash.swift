internal import HashEncoding

/// A hash in base 64 as a whole, as LDIF has a value behind two colons: `e1NTSEF9…` is `{SSHA}…`.
enum EncodedHash {
    static let formats = [encoded]

    private static let encoded = HashFormat(
        "encoded-hash", "A hash in base64 as a whole",
        advice: .unsupported("decode the base64: LDIF writes it behind two colons, and the hash stands in it"))

    /// In base 64 a text that begins with `{` begins with `e`, and one that begins with `$` with `J`.
    static func format(of bytes: Span<UInt8>) -> HashFormat? {
        guard bytes[0] == UInt8(ascii: "e") || bytes[0] == UInt8(ascii: "J"), bytes.count >= 24 else { return nil }
        let text = bytes.indices.map { bytes[$0] }
        guard let hash = try? Base64.decode(text, padding: .optional),
            hash.first == UInt8(ascii: "{") || hash.first == UInt8(ascii: "$"),
            FormatTable.rule(of: hash.span)?.rule.format.kind == .hash
        else { return nil }
        return encoded
    }
}
