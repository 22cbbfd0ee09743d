extension FormatRule {
    /// Spring Security's `DelegatingPasswordEncoder` and its older encoders.
    static let spring: [FormatRule] = [
        FormatRule(
            "spring-md5", "Spring Security MD5", scheme: .md5, leads: "{md5}", patterns: [[.hex(32)]],
            wrapping: .hex(32)),
        FormatRule(
            "spring-sha1", "Spring Security SHA-1", scheme: .sha, leads: "{sha-1}", patterns: [[.hex(40)]],
            wrapping: .hex(40)),
        FormatRule(
            "spring-sha256", "Spring Security SHA-256", scheme: .sha, leads: "{sha-256}", patterns: [[.hex(64)]],
            wrapping: .hex(64)),
        FormatRule(
            "spring-sha512", "Spring Security SHA-512", scheme: .sha, leads: "{sha-512}", patterns: [[.hex(128)]],
            wrapping: .hex(128)),
        FormatRule(
            "spring-salted-digest", "Spring Security salted digest", leads: "{md4}", "{md5}", "{sha-1}", "{sha-256}",
            "{sha-384}", "{sha-512}", patterns: saltedBySpring(behind: "{")),
        FormatRule(
            "spring-ldap", "A directory's hash behind Spring Security's {ldap}", leads: "{ldap}",
            patterns: [["{", .rest]], wrapping: .prefix),
        FormatRule(
            "spring-bare-salted-digest", "Spring Security salted digest without its name", leads: "{",
            patterns: saltedBySpring(behind: "")),
        FormatRule(
            "spring-standard", "Spring Security StandardPasswordEncoder", scheme: .springStandard, leads: "{sha256}",
            patterns: [[.hex(80)]], wrapping: .prefix),
    ]

    private static func saltedBySpring(behind start: TextPattern.Part) -> [TextPattern] {
        [32, 40, 64, 96, 128].map { [start, .run(.inBraces, 1...128), "}", .hex($0)] }
    }

    /// Django, Werkzeug and Flask: a word, the parts between `$`.
    static let django: [FormatRule] = [
        FormatRule(
            "django-pbkdf2-sha256", "Django PBKDF2-SHA256", leads: "pbkdf2_sha256$",
            patterns: [[.digits(1...10), "$", .salt(1...128), "$", .base64(20...128)]]),
        FormatRule(
            "django-pbkdf2-sha1", "Django PBKDF2-SHA1", leads: "pbkdf2_sha1$",
            patterns: [[.digits(1...10), "$", .salt(1...128), "$", .base64(20...128)]]),
        FormatRule(
            "pbkdf2-sha512-text", "PBKDF2-SHA512 in Django's writing (Clerk)", leads: "pbkdf2_sha512$",
            patterns: [[.digits(1...10), "$", .salt(1...128), "$", .base64(20...256)]]),
        FormatRule(
            "django-argon2", "Django Argon2", scheme: .argon2, leads: "argon2$", patterns: [["argon2", .rest]],
            wrapping: .prefix),
        FormatRule(
            "django-bcrypt", "Django bcrypt", scheme: .bcrypt, leads: "bcrypt$",
            patterns: [["$2", .run(.letters, 1...1), "$", .digits(2...2), "$", .crypt64(1...53)]], wrapping: .prefix),
        FormatRule(
            "django-bcrypt-sha256", "Django bcrypt over SHA-256", leads: "bcrypt_sha256$",
            patterns: [["$2", .run(.letters, 1...1), "$", .digits(2...2), "$", .crypt64(1...53)]]),
        FormatRule(
            "django-md5", "Unsalted MD5 in Django's or Werkzeug's writing", scheme: .md5, leads: "md5$",
            patterns: [["$", .hex(32)]], wrapping: .hex(32)),
        FormatRule(
            "django-sha1", "Unsalted SHA-1 in Django's or Werkzeug's writing", scheme: .sha, leads: "sha1$",
            patterns: [["$", .hex(40)]], wrapping: .hex(40)),
        // The prefix is Werkzeug's name of the digest, and an empty salt says that there is no key.
        FormatRule(
            "werkzeug-sha2", "Unsalted SHA-2 in Werkzeug's writing", scheme: .sha, leads: "sha224$", "sha256$",
            "sha384$", "sha512$",
            patterns: [["$", .hex(56)], ["$", .hex(64)], ["$", .hex(96)], ["$", .hex(128)]], wrapping: .hexBehindDollar),
        FormatRule(
            "django-salted-md5", "Salted MD5 of Django, or HMAC-MD5 of Werkzeug", .declare(Advice.whichTemplate),
            leads: "md5$",
            patterns: [[.salt(1...128), "$", .hex(32)]]),
        FormatRule(
            "django-salted-sha1", "Salted SHA-1 of Django, or HMAC-SHA1 of Werkzeug", .declare(Advice.whichTemplate),
            leads: "sha1$",
            patterns: [[.salt(1...128), "$", .hex(40)]]),
        FormatRule(
            "werkzeug-hmac-sha2", "Werkzeug HMAC-SHA2", leads: "sha224$", "sha256$", "sha384$", "sha512$",
            patterns: [
                [.salt(1...128), "$", .hex(56)], [.salt(1...128), "$", .hex(64)], [.salt(1...128), "$", .hex(96)],
                [.salt(1...128), "$", .hex(128)],
            ]),
        FormatRule(
            "django-crypt", "Django DES crypt", scheme: .desCrypt, leads: "crypt$",
            patterns: [[.salt(0...2), "$", .crypt64(13)]], wrapping: .desCrypt),
        FormatRule(
            "django-unusable", "Django's mark of an unusable password", kind: .unusable,
            .unsupported("nobody could log in with it: the user is imported without a password"), leads: "!",
            patterns: [[.run(.alphanumeric, 40...40)]]),
    ]
}
