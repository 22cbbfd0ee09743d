extension HashShape {
    /// The format that a text may have whose shape passwords share, or nil: never a reason to take the text for a hash, only
    /// to name it where hashes are expected.
    ///
    /// Traditional DES crypt is 13 characters of crypt's base 64, BSDi's is `_` and 19 of them (crypt(5)), MySQL's hash
    /// before 4.1 is 16 hex digits.
    public static func possibleFormat(of text: String) -> HashFormat? {
        let bytes = Array(withoutSurroundings(text).utf8)
        let isCrypt64 = bytes.drop { $0 == UInt8(ascii: "_") }.allSatisfy { ByteSet.crypt64.contains($0) }
        switch bytes.count {
        case 13 where isCrypt64: return format("des-crypt", "Traditional DES crypt")
        case 20 where isCrypt64 && bytes.first == UInt8(ascii: "_"): return format("bsdi-crypt", "BSDi's DES crypt")
        case 16 where bytes.allSatisfy({ ByteSet.hex.contains($0) }):
            return format("mysql323", "MySQL before 4.1, or half an MD5")
        default: return nil
        }
    }

    private static func format(_ name: String, _ title: String) -> HashFormat {
        HashFormat(name, title, advice: Advice.wait.text)
    }

    /// A text without the white space and quotes that files put around it; an unpaired quote in front goes, too.
    public static func withoutSurroundings(_ text: String) -> String {
        let bytes = text.utf8.span
        var bounds = bounds(of: bytes)
        if !bounds.isEmpty, bytes[bounds.lowerBound] == UInt8(ascii: "\"") {
            bounds = bounds.lowerBound + 1..<bounds.upperBound
        }
        guard bounds.count < bytes.count else { return text }
        return String(decoding: Array(text.utf8)[bounds], as: UTF8.self)
    }
}
