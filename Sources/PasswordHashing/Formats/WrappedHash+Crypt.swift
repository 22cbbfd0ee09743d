/// Texts of crypt(3) behind another name, and what a scheme of ours reads a part of.
extension WrappedHash {
    /// The names that Ory Kratos has for crypt(3)'s prefixes (hash_comparator.go): the rest is crypt(3)'s own.
    static let kratosCryptLeads = ["$md5-crypt$": "$1$", "$sha256-crypt$": "$5$", "$sha512-crypt$": "$6$"]

    private static let kratosCryptSchemes: [String: Scheme] = [
        "$1$": .md5Crypt, "$5$": .sha256Crypt, "$6$": .sha512Crypt,
    ]

    static func kratosCrypt(_ text: [UInt8]) -> StoredHash? {
        let text = String(decoding: text, as: UTF8.self)
        guard let (lead, prefix) = kratosCryptLeads.first(where: { text.utf8.starts(with: $0.key.utf8) }),
            let scheme = kratosCryptSchemes[prefix]
        else { return nil }
        return StoredHash(prefix + text.dropFirst(lead.count), declaredScheme: scheme)
    }

    /// `0100`, four bytes of salt, the digest of the password and that of its upper case (SQL Server 2000): the first digest
    /// alone, as SQL Server 2005 keeps it. A password in another case does not verify, whatever the server's collation says.
    static func mssql2000(_ body: [UInt8]) -> StoredHash {
        var options = HashOptions()
        options[.template] = .text("mssql-2005")
        return StoredHash(
            "0x" + String(decoding: body.prefix(52), as: UTF8.self), options: options, declaredScheme: .digestTemplate)
    }
}
