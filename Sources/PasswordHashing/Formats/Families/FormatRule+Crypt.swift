extension FormatRule {
    /// crypt(3) and what looks like it: bcrypt, PHPass, the MD5 and SHA crypts.
    static let crypt: [FormatRule] = [
        // A text that a column has cut off is bcrypt's all the same: the scheme then says what is missing.
        FormatRule(
            "bcrypt", "bcrypt", leads: "$2a$", "$2b$", "$2x$", "$2y$",
            patterns: [[.digits(2...2), "$", .crypt64(1...53)]]),
        FormatRule(
            "bcrypt-peppered", "bcrypt with a pepper beside it (Clerk)", scheme: .bcryptPepper,
            leads: "$2a$", "$2b$", "$2y$", patterns: [[.digits(2...2), "$", .crypt64(53), "$", .anything]],
            wrapping: .clerkPepper),
        FormatRule(
            "bcrypt-1998", "bcrypt of 1998, without the closing NUL", leads: "$2$",
            patterns: [[.digits(2...2), "$", .crypt64(53)]]),
        FormatRule(
            "wordpress-bcrypt", "WordPress bcrypt over HMAC-SHA384 (6.8 and later)", leads: "$wp$",
            patterns: [["2", .run(.letters, 1...1), "$", .digits(2...2), "$", .crypt64(1...53)]]),
        FormatRule(
            "passlib-bcrypt-sha256", "passlib bcrypt over SHA-256", leads: "$bcrypt-sha256$",
            patterns: [
                ["2", .run(.letters, 1...1), ",", .digits(1...2), "$", .crypt64(22), "$", .crypt64(31)],
                ["v=2,t=2", .run(.letters, 1...1), ",r=", .digits(1...2), "$", .crypt64(22), "$", .crypt64(31)],
            ]),
        FormatRule(
            "phpbb-combined", "phpBB, several hashes over one another", leads: "$H\\", "$P\\", "$2y\\", "$2a\\", "$S\\",
            patterns: [
                [.run(.alphanumeric, 1...10), "$", .run(.printable, 40...1024)],
                [.run(.alphanumeric, 1...10), "\\", .run(.printable, 40...1024)],
            ]),
        FormatRule(
            "phpass", "PHPass (WordPress, phpBB, Joomla, Drupal)", leads: "$P$", "$H$",
            patterns: [[.crypt64(1), .run(.printable, 8...8), .crypt64(22)]]),
        FormatRule("drupal-sha512", "Drupal 7 SHA-512", leads: "$S$", patterns: [[.crypt64(52)]]),
        FormatRule(
            "drupal-migrated-md5", "Drupal 7 over an MD5 of Drupal 6", leads: "U$",
            patterns: [
                ["S$", .crypt64(52)], [.run(.letters, 1...1), "$", .crypt64(31)],
            ]),
        FormatRule(
            "md5-crypt", "MD5-crypt ($1$)", leads: "$1$", patterns: [[.salt(0...8), "$", .crypt64(22)]]),
        FormatRule(
            "apr1-crypt", "Apache MD5-crypt ($apr1$)", leads: "$apr1$",
            patterns: [[.salt(0...8), "$", .crypt64(22)]]),
        FormatRule(
            "sha256-crypt", "SHA256-crypt ($5$)", leads: "$5$",
            patterns: [
                [.salt(0...16), "$", .crypt64(43)],
                ["rounds=", .digits(1...10), "$", .salt(0...16), "$", .crypt64(43)],
            ]),
        FormatRule(
            "sha512-crypt", "SHA512-crypt ($6$)", leads: "$6$",
            patterns: [
                [.salt(0...16), "$", .crypt64(86)],
                ["rounds=", .digits(1...10), "$", .salt(0...16), "$", .crypt64(86)],
            ]),
        FormatRule("yescrypt", "yescrypt ($y$)", leads: "$y$", patterns: [yescryptForm]),
        FormatRule("gost-yescrypt", "GOST yescrypt ($gy$)", leads: "$gy$", patterns: [yescryptForm]),
        FormatRule(
            "sm3-yescrypt", "SM3 yescrypt ($smy$)", .onlyNewLibxcrypt, leads: "$smy$", patterns: [yescryptForm]),
        FormatRule(
            "sm3-crypt", "SM3-crypt ($sm3$)", .onlyNewLibxcrypt, leads: "$sm3$",
            patterns: [
                [.salt(0...16), "$", .crypt64(43)],
                ["rounds=", .digits(1...10), "$", .salt(0...16), "$", .crypt64(43)],
            ]),
        FormatRule(
            "sha1-crypt", "SHA1-crypt (NetBSD)", leads: "$sha1$",
            patterns: [[.digits(1...10), "$", .crypt64(1...64), "$", .crypt64(28)]]),
        FormatRule(
            "sun-md5-crypt", "Sun MD5-crypt", leads: "$md5$", "$md5,",
            patterns: [
                [.crypt64(1...16), "$", .crypt64(22)], [.crypt64(1...16), "$$", .crypt64(22)],
                ["rounds=", .digits(1...10), "$", .crypt64(1...16), "$", .crypt64(22)],
                ["rounds=", .digits(1...10), "$", .crypt64(1...16), "$$", .crypt64(22)],
            ]),
        FormatRule("nt-crypt", "NT hash in crypt(3)'s writing", leads: "$3$", patterns: [["$", .hex(32)]]),
        // The fourth character of the count is a full stop below 262,144 rounds: no generated password has one there.
        FormatRule(
            "bsdi-crypt", "BSDi extended DES crypt", leads: "_", patterns: [[.crypt64(3), ".", .crypt64(15)]]),
    ]

    private static let yescryptForm: TextPattern = [.crypt64(3...20), "$", .crypt64(0...86), "$", .crypt64(43)]
}

extension Advice {
    fileprivate static let onlyNewLibxcrypt = Advice.unsupported(
        "only libxcrypt of 2025 and later computes it: keep the hash, its owner needs a new password")
}
