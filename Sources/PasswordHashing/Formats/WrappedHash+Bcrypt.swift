/// What systems write around a text of bcrypt, or instead of its own separators.
extension WrappedHash {
    /// `10$<22 characters>$<31 characters>` behind `:bcrypt:` (MediaWiki, BcryptPassword): crypt's, with `$2y$`.
    static func mediaWikiBcrypt(_ body: [UInt8]) -> StoredHash? {
        let fields = body.split(separator: UInt8(ascii: "$"), omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard fields.count == 3 else { return nil }
        let cost = fields[0].utf8.count == 1 ? "0\(fields[0])" : fields[0]
        return StoredHash("$2y$\(cost)$\(fields[1])\(fields[2])", declaredScheme: .bcrypt)
    }

    /// bcrypt of bcrypt's text, behind `DoubleBcrypt:` or `wcf2:` (WoltLab Suite 5.4).
    static func doubleBcrypt(_ body: [UInt8]) -> StoredHash {
        var options = HashOptions()
        options[.prehash] = .text(Scheme.bcrypt.name)
        return StoredHash(String(decoding: body, as: UTF8.self), options: options, declaredScheme: .prehashedBcrypt)
    }

    /// Clerk's `bcrypt_peppered`: a text of 60 characters, `$`, and the pepper.
    static func clerkPepper(_ text: [UInt8]) -> StoredHash {
        var options = HashOptions()
        options[.sourcePepper] = .text(String(decoding: text.dropFirst(61), as: UTF8.self))
        return StoredHash(
            String(decoding: text.prefix(60), as: UTF8.self), options: options, declaredScheme: .bcryptPepper)
    }
}
