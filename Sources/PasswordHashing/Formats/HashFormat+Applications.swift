/// What frameworks, databases and applications write.
extension HashFormat {
    static let djangoUnusable = unusable("django-unusable", "Django's mark of a user without a password")
    static let djangoBcryptSHA256 = unverified("django-bcrypt-sha256", "Django bcrypt over SHA-256")
    static let djangoSaltedMD5 = unverified("django-md5", "Django salted MD5")
    static let djangoSaltedSHA1 = unverified("django-sha1", "Django salted SHA-1")
    static let djangoCrypt = unverified("django-crypt", "Django with crypt(3)")
    static let saltedDigestWord = unverified("salted-digest", "a salted digest in the manner of Werkzeug")
    static let mediaWikiSalted = unverified("mediawiki-b", "MediaWiki salted MD5, :B:")
    static let mediaWikiOther = unverified("mediawiki", "a MediaWiki hash")
    static let mySQL41 = unverified("mysql41", "MySQL 4.1, SHA-1 twice")
    static let mySQL323 = unverified("mysql323", "MySQL before 4.1, or half an MD5")
    static let msSQL = unverified("hex-with-prefix", "hex behind 0x, as SQL Server writes bytes")
    static let postgresMD5 = unverified("postgres-md5", "PostgreSQL MD5 over password and user name")
    static let hexThenSalt = unverified(
        "hex-colon-salt", "a digest in hex and its salt (Joomla, osCommerce and others)")
    static let saltThenHex = unverified("salt-colon-hex", "a salt and a digest in hex")
    static let betterAuth = unverified(
        "better-auth", "Better Auth scrypt",
        advice: "its parts are the options of scrypt: hash, salt, cpu=16384, memory=16, parallel=1, length=64")
    static let magento = unverified("magento", "Magento, hex:salt:version")
    static let cognito = unusable("cognito", "a reference to Amazon Cognito")
}
