extension NamedTemplate {
    /// Every construction that has a name, with its vectors in `Vectors/schemes/digest-template.json`.
    ///
    /// Where a salt stands behind a colon, it may as well stand in the option `salt`, and the text be the digest alone.
    public static let all: [NamedTemplate] =
        (forums + shops + frameworks + signedUsers + javaAndNode + directories + databases + unsalted).compactMap(
            \.self)

    private static let forums = [
        Self("vbulletin", "vBulletin 3 and 4", #"hex(digest) . ":" . salt = md5(md5(password) . salt)"#),
        Self("mybb", "MyBB", #"hex(digest) . ":" . salt = md5(md5(salt) . md5(password))"#),
        Self("ipb", "Invision Power Board 2 and 3", #"hex(digest) . ":" . salt = md5(md5(salt) . md5(password))"#),
        Self("punbb", "PunBB", #"hex(digest) . ":" . salt = sha1(salt . sha1(password))"#),
        Self(
            "wbb3", "WoltLab Burning Board 3", #"hex(digest) . ":" . salt = sha1(salt . sha1(salt . sha1(password)))"#),
        Self("xenforo-sha256", "XenForo 1", #"hex(digest) . ":" . salt = sha256(sha256(password) . salt)"#),
        Self("xenforo-sha1", "XenForo 1 without SHA-256", #"hex(digest) . ":" . salt = sha1(sha1(password) . salt)"#),
        Self("smf", "Simple Machines Forum 1 and 2.0", "sha1(lower(user) . password)"),
        Self(
            "e107", "e107, salted with the user's name", #""$E$" . hex(digest) = md5(md5(password) . user)"#, by: .lead),
        Self(
            "mediawiki-b", "MediaWiki salted MD5",
            #"":B:" . salt . ":" . hex(digest) = md5(salt . "-" . md5(password))"#,
            by: .lead),
        Self(
            "authme", "AuthMe", #""$SHA$" . salt . "$" . hex(digest) = sha256(sha256(password) . salt)"#, by: .lead),
    ]

    private static let shops = [
        Self("joomla", "Joomla before 2.5.18", #"hex(digest) . ":" . salt = md5(password . salt)"#),
        Self("oscommerce", "osCommerce, xt:Commerce, Zen Cart", #"hex(digest) . ":" . salt = md5(salt . password)"#),
        Self("magento1", "Magento 1", #"hex(digest) . ":" . salt = md5(salt . password)"#),
        Self("magento-sha256", "Magento 1 Enterprise", #"hex(digest) . ":" . salt = sha256(salt . password)"#),
        Self("magento2-md5", "Magento 2, MD5", #"hex(digest) . ":" . salt . ":0" = md5(salt . password)"#),
        Self("magento2-sha256", "Magento 2, SHA-256", #"hex(digest) . ":" . salt . ":1" = sha256(salt . password)"#),
        Self("opencart", "OpenCart 1 and 2", #"hex(digest) . ":" . salt = sha1(salt . sha1(salt . sha1(password)))"#),
        Self("prestashop", "PrestaShop before 1.7", "md5(pepper . password)"),
        Self("dedecms", "DedeCMS", "slice(5, 25, md5(password))"),
        Self("hmailserver", "hMailServer", "salt(6) . hex(digest) = sha256(salt . password)"),
    ]

    private static let frameworks = [
        Self("django-md5", "Django salted MD5", #""md5$" . salt . "$" . hex(digest) = md5(salt . password)"#),
        Self("django-sha1", "Django salted SHA-1", #""sha1$" . salt . "$" . hex(digest) = sha1(salt . password)"#),
        Self(
            "symfony-sha512", "Symfony 2 to 5 by default: SHA-512, 5,000 rounds",
            #"base64(digest) = repeat(5000, "", raw(sha512(previous . password . "{" . salt . "}")))"#),
        Self(
            "symfony", "Symfony 2 to 5, SHA-512",
            #"base64(digest) = repeat(rounds, "", raw(sha512(previous . password . "{" . salt . "}")))"#),
        Self("redmine", "Redmine", #"hex(digest) . ":" . salt = sha1(salt . sha1(password))"#),
        Self(
            "restful-authentication", "restful-authentication",
            #"repeat(10, pepper, sha1(previous . "--" . salt . "--" . password . "--" . pepper))"#),
        Self("acts-as-authenticated", "acts_as_authenticated", #"sha1("--" . salt . "--" . password . "--")"#),
        Self(
            "authlogic-sha512", "Authlogic, SHA-512 with 20 stretches", "repeat(20, password . salt, sha512(previous))"),
        Self("devise-sha1", "Devise, SHA-1", "repeat(rounds, pepper, sha1(\(deviseTokens)))"),
        Self("devise-sha512", "Devise, SHA-512", "repeat(rounds, pepper, sha512(\(deviseTokens)))"),
        Self(
            "aspnet-membership-sha1", "ASP.NET membership and Episerver, SHA-1",
            "base64(digest) = sha1(unbase64(salt) . utf16le(password))"),
        Self(
            "aspnet-membership-sha256", "ASP.NET membership and Episerver, SHA-256",
            "base64(digest) = sha256(unbase64(salt) . utf16le(password))"),
        Self("umbraco", "Umbraco before 8", "base64(digest) = hmac-sha1(utf16le(password), utf16le(password))"),
    ]

    private static let deviseTokens =
        #""--" . salt . "--" . previous . "--" . password . "--" . pepper . "--""#

    /// node-password-hash stands first: its rounds look like the end of a salt.
    private static let signedUsers =
        ["md5", "sha1", "sha256", "sha512"].map { digest in
            Self(
                "node-password-hash-\(digest)", "node-password-hash, \(digest)",
                #""\#(digest)$" . salt . "$" . rounds . "$" . hex(digest) = repeat(rounds, password, hmac-\#(digest)(salt, previous))"#,
                by: .form)
        }
        + ["md5", "sha1"].map(werkzeug) + ["sha224", "sha256", "sha384", "sha512"].map { werkzeug($0, by: .form) }

    private static func werkzeug(_ digest: String) -> NamedTemplate? { werkzeug(digest, by: .declaration) }

    private static func werkzeug(_ digest: String, by recognition: Recognition) -> NamedTemplate? {
        Self(
            "werkzeug-\(digest)", "Werkzeug before 2.3, HMAC with \(digest)",
            #""\#(digest)$" . salt . "$" . hex(digest) = hmac-\#(digest)(salt, password)"#, by: recognition)
    }

    private static let javaAndNode =
        ["md4", "md5", "sha1", "sha256", "sha512"].map { digest in
            Self(
                "spring-\(digest)", "Spring Security MessageDigestPasswordEncoder, \(digest)",
                #""{" . salt . "}" . hex(digest) = \#(digest)(password . "{" . salt . "}")"#)
        }
        + ["md5", "sha256", "sha512"].map { digest in
            Self(
                "fusionauth-\(digest)", "FusionAuth salted \(digest)",
                "base64(digest) = repeat(rounds, password . unbase64(salt), raw(\(digest)(previous)))")
        }

    private static let directories = [
        Self("nt-hash", "NT hash of Windows and Samba", "md4(utf16le(password))"),
        Self("md5-utf16le", "MD5 of UTF-16", "md5(utf16le(password))"),
        Self("sha1-utf16le", "SHA-1 of UTF-16", "sha1(utf16le(password))"),
        Self("sha256-utf16le", "SHA-256 of UTF-16", "sha256(utf16le(password))"),
    ]

    private static let databases = [
        Self("mysql-41", "MySQL 4.1", #""*" . upper-hex(digest) = sha1(raw(sha1(password)))"#, by: .form),
        Self("postgresql-md5", "PostgreSQL MD5", #""md5" . hex(digest) = md5(password . user)"#, by: .form),
        Self(
            "oracle-11g", "Oracle 11g", #""S:" . upper-hex(digest) . salt(20) = sha1(password . unhex(salt))"#,
            by: .form),
        Self(
            "mssql-2005", "Microsoft SQL Server 2005",
            #""0x0100" . salt(8) . upper-hex(digest) = sha1(utf16le(password) . unhex(salt))"#, by: .form),
        Self(
            "mssql-2012", "Microsoft SQL Server 2012",
            #""0x0200" . salt(8) . upper-hex(digest) = sha512(utf16le(password) . unhex(salt))"#, by: .form),
    ]

    private static let unsalted = [
        Self("double-md5", "MD5 of MD5: DataLife Engine and others", "md5(md5(password))")
    ]
}
