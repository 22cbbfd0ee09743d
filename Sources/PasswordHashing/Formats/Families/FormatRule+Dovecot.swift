extension FormatRule {
    /// Dovecot's names (password-schemes of its documentation), where they are not a directory's, too.
    static let dovecot: [FormatRule] = [
        FormatRule(
            "dovecot-plain-md5", "Dovecot MD5 in hex", scheme: .md5, leads: "{plain-md5}", patterns: [[.hex(32)]],
            wrapping: .hex(32)),
        FormatRule(
            "dovecot-ldap-md5", "Dovecot MD5 in base64", scheme: .md5, leads: "{ldap-md5}",
            patterns: [[.run(.base64, 22...22), "=="]], wrapping: .base64),
        FormatRule(
            "dovecot-crypt", "crypt(3) behind a name of Dovecot", leads: "{md5-crypt}", "{sha256-crypt}",
            "{sha512-crypt}", "{des-crypt}", "{md5}", patterns: [["$", .rest], [.crypt64(13)]]),
        FormatRule(
            "dovecot-challenge", "Dovecot CRAM-MD5, DIGEST-MD5 or LANMAN", leads: "{cram-md5}", "{digest-md5}",
            "{hmac-md5}", "{lanman}", "{rpa}", patterns: [[.hex(32...64)]]),
        FormatRule(
            "dovecot-scram", "SCRAM behind a name of Dovecot", leads: "{scram-sha-1}", "{scram-sha-256}",
            patterns: [[.digits(1...10), ",", .base64(1...128), ",", .base64(20...64), ",", .base64(20...64)]]),
        FormatRule(
            "dovecot-pbkdf2", "Dovecot PBKDF2-SHA1", leads: "{pbkdf2}",
            patterns: [["$1$", .salt(1...128), "$", .digits(1...10), "$", .hex(40)]]),
    ]
}
