/// What directories and mail servers write behind a name in braces (RFC 2307, 389 Directory Server, AIX, Dovecot).
extension HashFormat {
    static let saltedSHA = unverified("ldap-ssha", "{SSHA} of RFC 2307 and its SHA-2 kin")
    static let saltedMD5 = unverified("ldap-smd5", "{SMD5} of RFC 2307")
    static let ldapCrypt = unverified("ldap-crypt", "{CRYPT} of a directory")
    static let aix = unverified("aix", "AIX, {smd5} and {ssha…}")
    static let ldapNT = unverified("ldap-nt", "NT or LM hash of a directory")
    static let dovecot = unverified("dovecot", "a Dovecot scheme in braces")
    static let springDigest = unverified("spring-digest", "a salted digest of Spring Security")
    static let springStandard = unverified("spring-standard", "{sha256} of Spring's StandardPasswordEncoder")
    static let springScrypt = unverified("spring-scrypt", "scrypt of Spring Security", advice: binarySalt)
    static let springNoop = clearText("spring-noop", "{noop} of Spring Security")
    static let ldapClearText = clearText("ldap-cleartext", "{CLEARTEXT} of a directory")
    static let passThrough = unusable("ldap-sasl", "{SASL}: another system checks the password")

    private static let binarySalt = "nothing here verifies it yet: its salt is binary, and Appwrite's scrypt takes text"
}
