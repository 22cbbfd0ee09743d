extension FormatRule {
    /// PBKDF2, of every system that writes it on its own.
    static let pbkdf2: [FormatRule] = [
        FormatRule(
            "pbkdf2-mcf", "PBKDF2 (passlib)", leads: "$pbkdf2$", "$pbkdf2-sha1$", "$pbkdf2-sha224$", "$pbkdf2-sha256$",
            "$pbkdf2-sha384$", "$pbkdf2-sha512$",
            patterns: [[.digits(1...10), "$", .base64(0...1024), "$", .base64(16...256)]]),
        FormatRule(
            "pbkdf2-phc", "PBKDF2 (PHC string: Auth0, Ory Kratos)", leads: "$pbkdf2$", "$pbkdf2-sha1$",
            "$pbkdf2-sha224$", "$pbkdf2-sha256$", "$pbkdf2-sha384$", "$pbkdf2-sha512$", "$pbkdf2-md5$",
            patterns: [["i=", .parameters(1...60), .run(.phcFields, 1...1024)]]),
        FormatRule(
            "pbkdf2-cta", "PBKDF2 ($p5k2$)", leads: "$p5k2$",
            patterns: [
                [.hex(0...8), "$", .base64(1...128), "$", .base64(16...128)]
            ]),
        FormatRule(
            "pbkdf2-grub", "GRUB PBKDF2-SHA512", leads: "grub.",
            patterns: [["pbkdf2.sha512.", .digits(1...10), ".", .hex(2...1024), ".", .hex(32...1024)]]),
        FormatRule(
            "pbkdf2-web2py", "web2py PBKDF2", leads: "pbkdf2(",
            patterns: [
                [
                    .digits(1...10), ",", .digits(1...4), ",", .run(.alphanumeric, 3...10), ")$", .salt(1...128),
                    "$", .hex(16...256),
                ]
            ]),
        FormatRule(
            "werkzeug-pbkdf2", "Werkzeug PBKDF2", leads: "pbkdf2:",
            patterns: [
                [.run(.alphanumeric, 3...10), ":", .digits(1...10), "$", .salt(1...128), "$", .hex(32...256)],
                [.run(.alphanumeric, 3...10), "$", .salt(1...128), "$", .hex(32...256)],
            ]),
        // The first byte says which: 0 is version 2 (49 bytes), 1 is version 3 with its numbers in 13 bytes (61 bytes).
        FormatRule(
            "aspnet-identity-v3", "ASP.NET Core Identity PBKDF2", leads: "",
            patterns: [["AQAAAA", .run(.alphanumeric, 2...2), .base64(74...76)]]),
        FormatRule(
            "aspnet-identity-v2", "ASP.NET Identity PBKDF2-SHA1", leads: "",
            patterns: [["A", .run(.aToP, 1...1), .run(.base64, 64...64), "=="]]),
        FormatRule(
            "ldap-pbkdf2", "PBKDF2 of an LDAP server", leads: "{pbkdf2}", "{pbkdf2-sha1}", "{pbkdf2-sha256}",
            "{pbkdf2-sha512}", "{x-pbkdf2}",
            patterns: [[.digits(1...10), "$", .base64(1...128), "$", .base64(16...512)]]),
        FormatRule(
            "389ds-pbkdf2-sha256", "389 Directory Server PBKDF2-SHA256", leads: "{pbkdf2_sha256}",
            patterns: [[.base64(100...600)]]),
        FormatRule(
            "forgerock-pbkdf2", "ForgeRock PBKDF2", leads: "{pbkdf2-hmac-sha1}", "{pbkdf2-hmac-sha256}",
            "{pbkdf2-hmac-sha512}", patterns: [[.digits(1...10), ":", .base64(32...256)]]),
        FormatRule(
            "atlassian-pbkdf2", "Atlassian PBKDF2-SHA1", leads: "{pkcs5s2}", patterns: [[.base64(40...128)]]),
        FormatRule(
            "spring-pbkdf2", "Spring Security PBKDF2", leads: "{pbkdf2}", "{pbkdf2@springsecurity_v5_8}",
            patterns: [[.hex(64...256)], [.base64(43...172)]]),
        FormatRule(
            "mediawiki-pbkdf2", "MediaWiki PBKDF2", leads: ":pbkdf2:", ":pbkdf2-legacyA:", ":pbkdf2-legacyB:",
            patterns: [[.rest]]),
        // Nobody types forty bytes in hex: hashes of Spring without their prefix, and keys by PBKDF2 and scrypt.
        FormatRule(
            "derived-key-hex", "A derived key in hex (Spring Security and others)",
            .declare(
                "eighty digits are verified once they are declared spring-standard; of others the function, its costs and "
                    + "the place of the salt are unknown: their owners need a new password"),
            leads: "", patterns: [[.hex(80...80)], [.hex(130...2048)]]),
    ]
}
