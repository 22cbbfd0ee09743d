extension FormatRule {
    /// What applications make themselves of a function's name and fields: `scrypt$16384$8$1$…`, `sha1:64000:18:…`. After
    /// all others, which say more.
    static let named: [FormatRule] = [
        FormatRule(
            "named-function", "A hash that begins with the name of its function",
            .unsupported(
                "each application orders the fields in its own way: find out which one made it, or its owner needs a new password"
            ),
            leads: names.flatMap { ["\($0)$", "\($0):", "\($0)."] }, patterns: [[.run(.fields, 32...2048)]])
    ]

    private static let names =
        ["argon2", "argon2i", "argon2id", "bcrypt", "scrypt", "md5", "sha1", "sha224", "sha256", "sha384", "sha512"]
        + ["pbkdf2", "pbkdf2_sha1", "pbkdf2_sha256", "pbkdf2_sha512", "pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512"]
}
