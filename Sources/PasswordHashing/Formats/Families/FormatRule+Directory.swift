extension FormatRule {
    /// Directories: the names of RFC 2307 and of 389 Directory Server, AIX, and what OpenLDAP's modules add.
    static let directory: [FormatRule] = [
        // The names of 389 Directory Server say the function as well.
        FormatRule(
            "ldap-crypt", "crypt(3) behind {CRYPT}", leads: "{crypt}", "{crypt-md5}", "{crypt-sha256}",
            "{crypt-sha512}", "{gost_yescrypt}", patterns: [["$", .rest], [.crypt64(13)], ["_", .crypt64(19)]],
            wrapping: .prefix),
        FormatRule(
            "ldap-md5", "LDAP MD5", scheme: .md5, leads: "{md5}", patterns: [[.base64(22...22)]],
            wrapping: .base64),
        FormatRule(
            "ldap-sha1", "LDAP SHA-1", scheme: .sha, leads: "{sha}", "{sha1}",
            patterns: [[.base64(27...27)]], wrapping: .base64),
        FormatRule(
            "roundup-sha1", "Roundup SHA-1", scheme: .sha, leads: "{sha}", patterns: [[.hex(40)]], wrapping: .hex(40)),
        FormatRule(
            "fshp", "Fairly Secure Hashed Password", leads: "{",
            patterns: [["FSHP", .digits(1...1), "|", .digits(1...3), "|", .digits(1...9), "}", .base64(20...256)]]),
        FormatRule(
            "ldap-sha224", "LDAP SHA-224", scheme: .sha, leads: "{sha224}", "{sha-224}",
            patterns: [[.base64(38...38)]], wrapping: .base64),
        FormatRule(
            "ldap-sha256", "LDAP SHA-256", scheme: .sha, leads: "{sha256}", "{sha-256}",
            patterns: [[.base64(43...43)]], wrapping: .base64),
        FormatRule(
            "ldap-sha384", "LDAP SHA-384", scheme: .sha, leads: "{sha384}", "{sha-384}",
            patterns: [[.run(.base64, 64...64)]], wrapping: .base64),
        FormatRule(
            "ldap-sha512", "LDAP SHA-512", scheme: .sha, leads: "{sha512}", "{sha-512}",
            patterns: [[.base64(86...86)]], wrapping: .base64),
        FormatRule(
            "ldap-sha3", "LDAP SHA-3", scheme: .sha, leads: "{sha3-224}", "{sha3-256}", "{sha3-384}", "{sha3-512}",
            patterns: [[.base64(38...38)], [.base64(43...43)], [.base64(64...64)], [.base64(86...86)]],
            wrapping: .base64SHA3),
        FormatRule(
            "ldap-salted-md5", "LDAP salted MD5", leads: "{smd5}", patterns: [[.base64(22...512)]]),
        FormatRule(
            "ldap-salted-sha1", "LDAP salted SHA-1", leads: "{ssha}", "{ssha1}", patterns: [[.base64(27...512)]]),
        FormatRule(
            "ldap-salted-sha2", "LDAP salted SHA-2", leads: "{ssha224}", "{ssha256}", "{ssha-256}", "{ssha384}",
            "{ssha-384}", "{ssha512}", "{ssha-512}", patterns: [[.base64(38...512)]]),
        FormatRule(
            "ldap-salted-sha3", "LDAP salted SHA-3", leads: "{ssha3-224}", "{ssha3-256}", "{ssha3-384}", "{ssha3-512}",
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
            "ldap-nt", "NT hash of a directory", scheme: .digestTemplate, leads: "{nt}", "{nthash}", "{x-nthash}",
            "{ntlm}",
            "sambaNTPassword:", patterns: [[.hex(32)], [" ", .hex(32)]], wrapping: .nt),
        // FreeRADIUS means the NT hash by {MD4}, Spring Security the MD4 of the password.
        FormatRule(
            "ldap-md4", "MD4 or NT hash of a directory",
            .unsupported(
                "{MD4} is the NT hash for some and plain MD4 for others: take it off, and declare nt-hash or the template "
                    + "md4(password)"), leads: "{md4}",
            patterns: [[.hex(32)], [.base64(22...22)]]),
        FormatRule(
            "ipa-nt", "NT hash of FreeIPA", scheme: .digestTemplate, leads: "ipaNTHash:",
            patterns: [[.base64(22...22)], [" ", .base64(22...22)]], wrapping: .ntBase64),
        FormatRule(
            "ldap-sasl", "A password that another system checks ({SASL})",
            .unsupported("no hash: another system knows the password, its owner needs a new one"), leads: "{sasl}",
            patterns: [[.rest]]),
    ]

    private static let bcryptForm: TextPattern = [
        "$2", .run(.letters, 1...1), "$", .digits(2...2), "$", .crypt64(1...53),
    ]
}
