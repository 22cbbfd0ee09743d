extension FormatRule {
    /// Accounts of database servers, and bytes in a database's writing.
    static let databases: [FormatRule] = [
        FormatRule(
            "mysql-sha1", "MySQL 4.1, SHA-1 of SHA-1", leads: "*", patterns: [[.run(.upperHex, 40...40)]]),
        FormatRule("postgresql-md5", "PostgreSQL MD5", leads: "", patterns: [["md5", .hex(32)]]),
        FormatRule(
            "scram", "SCRAM (PostgreSQL and others)", leads: "SCRAM-SHA-1$", "SCRAM-SHA-256$",
            "SCRAM-SHA-512$",
            patterns: [[.digits(1...10), ":", .base64(1...128), "$", .base64(20...128), ":", .base64(20...128)]]),
        FormatRule(
            "mssql-sha512", "Microsoft SQL Server SHA-512", leads: "0x", patterns: [["0200", .hex(136)]]),
        FormatRule(
            "mssql-sha1", "Microsoft SQL Server SHA-1", leads: "0x", patterns: [["0100", .hex(48)]]),
        FormatRule(
            "mssql-2000", "Microsoft SQL Server 2000", scheme: .digestTemplate, leads: "0x",
            patterns: [["0100", .hex(88)]], wrapping: .mssql2000),
        FormatRule("oracle-sha1", "Oracle 11g SHA-1", leads: "S:", patterns: [[.hex(60)]]),
        FormatRule(
            "hex-bytes", "Bytes in a database's hex",
            .unsupported("export the column as text: the hash may be one of any system"), leads: "0x",
            patterns: [[.hex(40...4096)]]),
    ]

    /// The password itself, behind a mark that says so.
    static let plain: [FormatRule] = [
        FormatRule(
            "clear-text", "The password itself", kind: .clearText,
            .unsupported("no hash: what follows the mark is the password, and it is hashed when it is imported"),
            leads: "{noop}", "{plain}", "{clear}", "{cleartext}", "{plaintext}", "$plaintext$",
            patterns: [[.anything]]),
        FormatRule(
            "empty-clear-text", "A mark of clear text without a password", kind: .unusable,
            .unsupported("nobody could log in with it: the user is imported without a password"),
            leads: "{noop}", "{plain}", "{clear}", "{cleartext}", "{plaintext}", "$plaintext$",
            patterns: [[]]),
    ]
}
