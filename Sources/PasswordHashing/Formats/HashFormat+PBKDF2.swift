/// The spellings of PBKDF2.
extension HashFormat {
    static let passlibPBKDF2 = unverified("pbkdf2-modular", "PBKDF2 in modular crypt or PHC format, $pbkdf2-…$")
    static let djangoPBKDF2SHA256 = unverified("django-pbkdf2-sha256", "Django PBKDF2-SHA256")
    static let djangoPBKDF2SHA1 = unverified("django-pbkdf2-sha1", "Django PBKDF2-SHA1")
    static let djangoPBKDF2Other = unverified("django-pbkdf2", "PBKDF2 in Django's writing")
    static let werkzeugPBKDF2 = unverified("werkzeug-pbkdf2", "Werkzeug PBKDF2")
    static let aspNetV3 = unverified("aspnet-identity-v3", "ASP.NET Identity version 3")
    static let aspNetV2 = unverified("aspnet-identity-v2", "ASP.NET Identity version 2")
    static let p5k2 = unverified("p5k2", "PBKDF2 of cta and dlitz, $p5k2$")
    static let grub = unverified("grub-pbkdf2", "GRUB PBKDF2")
    static let web2py = unverified("web2py-pbkdf2", "web2py PBKDF2")
    static let springPBKDF2 = unverified("spring-pbkdf2", "{pbkdf2} of Spring Security")
    static let ldapPBKDF2 = unverified("ldap-pbkdf2", "{PBKDF2} of a directory")
    static let atlassian = unverified("atlassian-pbkdf2", "{PKCS5S2} of Atlassian")
    static let mediaWikiPBKDF2 = unverified("mediawiki-pbkdf2", "MediaWiki PBKDF2")
    static let keycloak = unverified("keycloak-json", "a credential of Keycloak in JSON")
    static let scram = unverified("scram-sha-256", "SCRAM-SHA-256 of PostgreSQL")
}
