/// The formats of the schemes that Hashferry verifies, in their own and in other systems' writing.
extension HashFormat {
    static let argon2 = verified(
        "argon2", "Argon2", by: .argon2, advice: "argon2id and argon2i are carried as they stand")
    static let bcrypt = verified("bcrypt", "bcrypt", by: .bcrypt, advice: "carried as it stands")
    static let phpass = verified("phpass", "phpass", by: .phpass, advice: "carried as it stands")
    static let scrypt = verified("scrypt", "scrypt", by: .scrypt, advice: "carried where its salt is text")
    static let scryptCrypt = verified(
        "scrypt-crypt", "scrypt of crypt(3), $7$", by: .scrypt, advice: "carried, re-encoded")

    static let djangoArgon2 = verified("django-argon2", "Django Argon2", by: .argon2, advice: unwrapping)
    static let djangoBcrypt = verified("django-bcrypt", "Django bcrypt", by: .bcrypt, advice: unwrapping)
    static let djangoScrypt = verified("django-scrypt", "Django scrypt", by: .scrypt, advice: unwrapping)
    static let djangoMD5 = verified("django-unsalted-md5", "Django MD5 without a salt", by: .md5, advice: unwrapping)
    static let djangoSHA1 = verified(
        "django-unsalted-sha1", "Django SHA-1 without a salt", by: .sha, advice: unwrapping)
    static let werkzeugScrypt = verified("werkzeug-scrypt", "Werkzeug scrypt", by: .scrypt, advice: unwrapping)
    static let springBcrypt = verified("spring-bcrypt", "{bcrypt} of Spring Security", by: .bcrypt, advice: unwrapping)
    static let springArgon2 = verified("spring-argon2", "{argon2} of Spring Security", by: .argon2, advice: unwrapping)
    static let mediaWikiArgon2 = verified("mediawiki-argon2", "MediaWiki Argon2", by: .argon2, advice: unwrapping)
    static let mediaWikiMD5 = verified("mediawiki-a", "MediaWiki MD5 without a salt, :A:", by: .md5, advice: unwrapping)
    static let ldapMD5 = verified("ldap-md5", "{MD5} of RFC 2307", by: .md5, advice: unwrapping)
    static let ldapSHA = verified("ldap-sha", "{SHA} of RFC 2307 and its SHA-2 kin", by: .sha, advice: unwrapping)
    static let ldapBcrypt = verified("ldap-crypt-bcrypt", "{CRYPT} with bcrypt", by: .bcrypt, advice: unwrapping)
    static let ldapArgon2 = verified("ldap-argon2", "{ARGON2} of a directory", by: .argon2, advice: unwrapping)

    private static let unwrapping = "carried, taken out of its wrapping"
}
