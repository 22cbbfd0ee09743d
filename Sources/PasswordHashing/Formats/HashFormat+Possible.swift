extension HashFormat {
    /// What a text may be that several formats write alike, or that a password could be; nil where nothing is likely.
    ///
    /// For people who know that a text is a hash. Nothing may be concluded from it.
    public static func possible(in text: String) -> HashFormat? {
        guard text.utf8.count <= 200 else { return nil }
        let bytes = text.utf8.span
        let hash = bytes.extracting(HashShape.bounds(of: bytes))
        if let byteCount = DigestShape.byteCount(of: hash) {
            return digest(byteCount: byteCount, isHex: ByteSet.hex.containsAll(hash))
        }
        if case .mark = HashShape(of: text) { return mark }
        switch hash.count {
        case 13 where ByteSet.crypt64.containsAll(hash): return desCrypt
        case 24 where ByteSet.crypt64.containsAll(hash): return bigcrypt
        case 16 where ByteSet.hex.containsAll(hash): return mysql323
        default: return nil
        }
    }

    private static func digest(byteCount: Int, isHex: Bool) -> HashFormat {
        let functions =
            switch byteCount {
            case 16: "MD5, MD4, an NT or LM hash, or MD5 of more than the password"
            case 20: "SHA-1, RIPEMD-160, or SHA-1 of more than the password"
            case 28: "SHA-224, SHA-512/224 or SHA3-224"
            case 32: "SHA-256, SHA-512/256, SHA3-256, BLAKE2s, SM3, or one of them of more than the password"
            case 48: "SHA-384, SHA3-384, or a derived key"
            default: "SHA-512, SHA3-512, Whirlpool, BLAKE2b, or a derived key"
            }
        let advice =
            isHex
            ? "nothing in it says which: declare what it is, or its owner needs a new password"
            : "write it in hex and declare what it is, or its owner needs a new password"
        return HashFormat("digest-\(byteCount)", "\(byteCount) bytes: \(functions)", advice: .declare(advice))
    }

    private static let mark = HashFormat(
        "account-mark", "A mark of an account that nobody can log in to",
        advice: .unsupported("no hash: the user is imported without a password"), kind: .unusable)
    private static let desCrypt = HashFormat(
        "des-crypt", "13 characters: traditional DES crypt",
        advice: .declare("declare it as des-crypt, where that is what it is"))
    private static let bigcrypt = HashFormat(
        "bigcrypt", "24 characters: bigcrypt or crypt16",
        advice: .declare("declare which of the two it is"))
    private static let mysql323 = HashFormat(
        "mysql-323", "16 hex digits: MySQL before 4.1, Oracle before 11g, or half an MD5",
        advice: .unsupported("64 bits or fewer, and none of these is computed here: its owner needs a new password"))
}
