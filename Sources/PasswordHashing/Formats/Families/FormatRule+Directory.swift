extension FormatRule {
    /// Directories: the names of RFC 2307 and of 389 Directory Server, AIX, and what OpenLDAP's modules add.
    static let directory: [FormatRule] = [
        FormatRule(
            "ldap-crypt-bcrypt", "bcrypt behind {CRYPT}", scheme: .bcrypt, leads: "{crypt}", patterns: [bcryptForm],
            wrapping: .prefix),
        FormatRule(
            "ldap-crypt-scrypt", "scrypt behind {CRYPT}", scheme: .scrypt, leads: "{crypt}",
            patterns: [["$7$", .crypt64(11...100), "$", .crypt64(43)]], wrapping: .prefix),
        FormatRule(
            "ldap-crypt", "crypt(3) behind {CRYPT}", leads: "{crypt}",
            patterns: [["$", .rest], [.crypt64(13)], ["_", .crypt64(19)]]),
        FormatRule(
            "ldap-md5", "LDAP MD5", scheme: .md5, leads: "{md5}", patterns: [[.run(.base64, 22...22), "=="]],
            wrapping: .base64),
        FormatRule(
            "ldap-sha1", "LDAP SHA-1", scheme: .sha, leads: "{sha}", "{sha1}",
            patterns: [[.run(.base64, 27...27), "="]], wrapping: .base64),
        FormatRule(
            "roundup-sha1", "Roundup SHA-1", scheme: .sha, leads: "{sha}", patterns: [[.hex(40)]], wrapping: .hex(40)),
        FormatRule(
            "fshp", "Fairly Secure Hashed Password", leads: "{",
            patterns: [["FSHP", .digits(1...1), "|", .digits(1...3), "|", .digits(1...9), "}", .base64(20...256)]]),
        FormatRule(
            "ldap-sha256", "LDAP SHA-256", scheme: .sha, leads: "{sha256}", "{sha-256}",
            patterns: [[.run(.base64, 43...43), "="]], wrapping: .base64),
        FormatRule(
            "ldap-sha384", "LDAP SHA-384", scheme: .sha, leads: "{sha384}", "{sha-384}",
            patterns: [[.run(.base64, 64...64)]], wrapping: .base64),
        FormatRule(
            "ldap-sha512", "LDAP SHA-512", scheme: .sha, leads: "{sha512}", "{sha-512}",
            patterns: [[.run(.base64, 86...86), "=="]], wrapping: .base64),
        FormatRule(
            "ldap-salted-md5", "LDAP salted MD5", leads: "{smd5}", patterns: [[.base64(22...512)]]),
        FormatRule(
            "ldap-salted-sha1", "LDAP salted SHA-1", leads: "{ssha}", "{ssha1}", patterns: [[.base64(27...512)]]),
        FormatRule(
            "ldap-salted-sha2", "LDAP salted SHA-2", leads: "{ssha224}", "{ssha256}", "{ssha-256}", "{ssha384}",
            "{ssha-384}", "{ssha512}", "{ssha-512}", patterns: [[.base64(38...512)]]),
        FormatRule(
            "ldap-salted-sha3", "LDAP salted SHA-3", leads: "{ssha3-256}", "{ssha3-512}", "{sha3-256}", "{sha3-512}",
            patterns: [[.base64(40...512)]]),
        FormatRule(
            "argon2-prefixed", "Argon2 behind {ARGON2}", scheme: .argon2, leads: "{argon2}", "{argon2id}", "{argon2i}",
            "{argon2@springsecurity_v5_8}", patterns: [["$argon2", .rest]], wrapping: .prefix),
        FormatRule(
            "bcrypt-prefixed", "bcrypt behind {BCRYPT}", scheme: .bcrypt, leads: "{bcrypt}", "{blf-crypt}",
            patterns: [bcryptForm], wrapping: .prefix),
        FormatRule(
            "aix-smd5", "AIX salted MD5", leads: "{smd5}", patterns: [[.crypt64(1...64), "$", .crypt64(22)]]),
        FormatRule(
            "aix-ssha", "AIX salted SHA-1 or SHA-2", leads: "{ssha1}", "{ssha256}", "{ssha512}",
            patterns: [[.digits(2...2), "$", .crypt64(1...64), "$", .crypt64(27...86)]]),
        FormatRule(
            "ldap-nt", "NT hash of a directory", leads: "{nt}", "{md4}", "{ntlm}", "ipaNTHash:", "sambaNTPassword:",
            patterns: [[.hex(32)], [" ", .hex(32)], [.base64(22...22)], [" ", .base64(22...22)]]),
        FormatRule(
            "ldap-sasl", "A password that another system checks ({SASL})",
            .own("no hash: another system knows the password, its owner needs a new one"), leads: "{sasl}",
            patterns: [[.rest]]),
    ]

    private static let bcryptForm: TextPattern = [
        "$2", .run(.letters, 1...1), "$", .digits(2...2), "$", .crypt64(1...53),
    ]
}
