extension FormatRule {
    /// Dovecot's names (password-schemes of its documentation), where they are not a directory's, too.
    static let dovecot: [FormatRule] = [
        // Where a name does not say the encoding, Dovecot tells it by the length.
        FormatRule(
            "dovecot-plain-md5", "Dovecot MD5 in hex", scheme: .md5, leads: "{plain-md5}", "{ldap-md5}",
            "{plain-md5.hex}", "{ldap-md5.hex}", patterns: [[.hex(32)]], wrapping: .hexAlone),
        FormatRule(
            "dovecot-ldap-md5", "Dovecot MD5 in base64", scheme: .md5, leads: "{ldap-md5}", "{plain-md5}",
            "{ldap-md5.b64}", "{ldap-md5.base64}", "{plain-md5.b64}", "{plain-md5.base64}",
            patterns: [[.base64(22...22)]], wrapping: .base64),
        FormatRule(
            "dovecot-sha-hex", "Dovecot SHA in hex", scheme: .sha, leads: "{sha.hex}", "{sha1.hex}", "{sha256.hex}",
            "{sha512.hex}", "{sha1}", "{sha256}", "{sha512}", patterns: [[.hex(40)], [.hex(64)], [.hex(128)]],
            wrapping: .hexAlone),
        FormatRule(
            "dovecot-sha-base64", "Dovecot SHA in base64", scheme: .sha, leads: "{sha.b64}", "{sha.base64}",
            "{sha1.b64}", "{sha1.base64}", "{sha256.b64}", "{sha256.base64}", "{sha512.b64}", "{sha512.base64}",
            patterns: [[.base64(27...27)], [.base64(43...43)], [.base64(86...86)]], wrapping: .base64),
        FormatRule(
            "dovecot-crypt", "crypt(3) behind a name of Dovecot", leads: "{md5-crypt}", "{sha256-crypt}",
            "{sha512-crypt}", "{des-crypt}", "{md5}", patterns: [["$", .rest], [.crypt64(13)]], wrapping: .prefix),
        FormatRule(
            "dovecot-challenge", "Dovecot CRAM-MD5, DIGEST-MD5 or LANMAN",
            .unsupported(
                "made for a challenge, of HMAC-MD5's inner state, of the realm or of DES: nothing here computes it, its owner "
                    + "needs a new password"), leads: "{cram-md5}", "{digest-md5}",
            "{hmac-md5}", "{lanman}", "{rpa}", patterns: [[.hex(32...64)]]),
        FormatRule(
            "dovecot-scram", "SCRAM behind a name of Dovecot", leads: "{scram-sha-1}", "{scram-sha-256}",
            "{scram-sha-512}",
            patterns: [[.digits(1...10), ",", .base64(1...128), ",", .base64(20...64), ",", .base64(20...64)]]),
        FormatRule(
            "dovecot-pbkdf2", "Dovecot PBKDF2-SHA1", leads: "{pbkdf2}",
            patterns: [["$1$", .salt(1...128), "$", .digits(1...10), "$", .hex(40)]]),
    ]
}
