/// A digest in hex beside its salt: `hex:salt`, `salt:hex`, `hex.hex`, `hex:salt:1`.
enum SaltedDigestShape {
    static let formats = [betterAuth, magento, magentoArgon2, salted]

    private static let betterAuth = HashFormat(
        "better-auth-scrypt", "scrypt of Better Auth or of Node's own function (salt:hex)", advice: .read)
    private static let magento = HashFormat(
        "magento", "Magento salted digest", advice: .declare(Advice.whichTemplate))
    private static let magentoArgon2 = HashFormat("magento-argon2", "Magento 2 Argon2id", advice: .read)
    private static let salted = HashFormat(
        "salted-digest", "A salted digest in hex (Joomla, osCommerce, vBulletin, MyBB and others)",
        advice: .declare(
            "verified once its template is declared: nothing in it says in which order salt and password were hashed, "
                + "--sample-password finds it"))

    private static let separators = ByteSet("::", "..")
    /// The salts of the systems above have 2 to 64 characters.
    private static let longestSalt = 128

    static func format(of bytes: Span<UInt8>) -> HashFormat? {
        // The least is 32 digits, a separator and a salt of one byte.
        guard bytes.count >= 34 else { return nil }
        var first: Int?
        var last = 0
        for offset in bytes.indices where separators.contains(bytes[offset]) {
            if first == nil { first = offset }
            last = offset
        }
        guard let first, first > 0, last < bytes.count - 1 else { return nil }
        let (head, rest) = (bytes.extracting(first: first), bytes.extracting(droppingFirst: first + 1))
        if DigestShape.isHexDigest(head), canBeSalt(rest, beside: bytes[first]) {
            if head.count == 32, rest.count == 128, DigestShape.isHexDigest(rest) { return betterAuth }
            let version = bytes.extracting(droppingFirst: last + 1)
            guard first != last, magentoVersion.containsAll(version) else { return salted }
            // `2` and `3_32_2_67108864`; the digests are 0 and 1.
            return version[0] >= UInt8(ascii: "2") ? magentoArgon2 : magento
        }
        let (start, digest) = (bytes.extracting(first: last), bytes.extracting(droppingFirst: last + 1))
        return DigestShape.isHexDigest(digest) && canBeSalt(start, beside: bytes[last]) ? salted : nil
    }

    /// A full stop stands between two parts in hex only, as Node's guides write them: a salt may contain one.
    private static func canBeSalt(_ bytes: Span<UInt8>, beside separator: UInt8) -> Bool {
        let allowed = separator == UInt8(ascii: ":") ? ByteSet.printable : ByteSet.hex
        return bytes.count <= longestSalt && allowed.containsAll(bytes)
    }

    /// `1`, `2`, `3_32_2_67108864`, and chains of these.
    private static let magentoVersion = ByteSet("09", "__")
}
