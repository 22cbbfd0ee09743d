extension FormatRule {
    /// Applications and identity services with a writing of their own.
    static let applications: [FormatRule] = [
        FormatRule(
            "mediawiki-a", "MediaWiki MD5", scheme: .md5, leads: ":A:", patterns: [[.hex(32)]], wrapping: .hex(32)),
        FormatRule(
            "mediawiki-b", "MediaWiki salted MD5", leads: ":B:",
            patterns: [[.run(.alphanumeric, 1...64), ":", .hex(32)]]),
        FormatRule(
            "mediawiki-argon2", "MediaWiki Argon2", scheme: .argon2, leads: ":argon2:", patterns: [["$argon2", .rest]],
            wrapping: .prefix),
        FormatRule(
            "mediawiki-bcrypt", "MediaWiki bcrypt", scheme: .bcrypt, leads: ":bcrypt:",
            patterns: [[.digits(1...2), "$", .crypt64(22), "$", .crypt64(31)]], wrapping: .mediaWikiBcrypt),
        FormatRule(
            "woltlab-double-bcrypt", "WoltLab bcrypt over bcrypt", scheme: .prehashedBcrypt, leads: "DoubleBcrypt:",
            "wcf2:", patterns: [bcryptForm], wrapping: .doubleBcrypt),
        FormatRule(
            "woltlab-bcrypt", "bcrypt behind its name (WoltLab)", scheme: .bcrypt, leads: "Bcrypt:",
            patterns: [bcryptForm], wrapping: .prefix),
        FormatRule(
            "authme-sha256", "AuthMe SHA-256", leads: "$SHA$", patterns: [[.salt(1...64), "$", .hex(64)]]),
        FormatRule(
            "kratos-digest", "A digest by a template of Ory Kratos", leads: "$md5$", "$sha1$", "$sha256$", "$sha512$",
            patterns: [["pf=", .base64(4...512), "$", .base64(0...512), "$", .base64(16...128)]]),
        FormatRule(
            "kratos-md5", "MD5 as Ory Kratos keeps it", leads: "$md5$", patterns: [[.run(.base64, 22...22), "=="]]),
        FormatRule(
            "kratos-hmac", "A keyed digest as Ory Kratos keeps it", leads: "$hmac-md4$", "$hmac-md5$", "$hmac-sha1$",
            "$hmac-sha224$", "$hmac-sha256$", "$hmac-sha384$", "$hmac-sha512$",
            patterns: [[.base64(20...200), "$", .base64(1...200)]]),
        FormatRule(
            "kratos-crypt", "crypt(3) as Ory Kratos keeps it", leads: "$md5-crypt$", "$sha256-crypt$",
            "$sha512-crypt$",
            patterns: [
                [.salt(0...16), "$", .crypt64(22...86)],
                ["rounds=", .digits(1...10), "$", .salt(0...16), "$", .crypt64(43...86)],
            ], wrapping: .kratosCrypt),
        FormatRule(
            "cognito", "A user of Amazon Cognito (Clerk)",
            .unsupported("no hash: Cognito gives none out, so its owner needs a new password"), leads: "awscognito#",
            patterns: [["##", .rest]]),
        FormatRule(
            "passlib-scram", "passlib SCRAM", scheme: .pbkdf2PHC, leads: "$scram$",
            patterns: [[.digits(1...10), "$", .run(.passlibBase64, 1...128), "$", .parameters(20...500)]],
            wrapping: .passlibSCRAM),
    ]

    private static let bcryptForm: TextPattern = [
        "$2", .run(.letters, 1...1), "$", .digits(2...2), "$", .crypt64(53),
    ]
}
