/// The formats of crypt(3): libxcrypt's list of prefixes, and what other systems write like them.
extension HashFormat {
    static let md5Crypt = unverified("md5-crypt", "md5-crypt, $1$")
    static let apr1 = unverified("apr1", "Apache's md5-crypt, $apr1$")
    static let sha256Crypt = unverified("sha256-crypt", "sha256-crypt, $5$")
    static let sha512Crypt = unverified("sha512-crypt", "sha512-crypt, $6$")
    static let sha1Crypt = unverified("sha1-crypt", "NetBSD's sha1-crypt, $sha1$")
    static let sunMD5 = unverified("sun-md5", "SunMD5 of Solaris, $md5$")
    static let yescrypt = unverified("yescrypt", "yescrypt, $y$")
    static let gostYescrypt = unverified("gost-yescrypt", "gost-yescrypt, $gy$")
    static let sm3Yescrypt = unverified("sm3-yescrypt", "sm3-yescrypt, $smy$")
    static let sm3Crypt = unverified("sm3-crypt", "sm3-crypt, $sm3$")
    static let ntCrypt = unverified("nt-crypt", "NT hash of crypt(3), $3$")
    static let desCrypt = unverified("des-crypt", "traditional DES crypt")
    static let bsdiCrypt = unverified("bsdi-crypt", "BSDi's extended DES crypt, _")
    static let drupal7 = unverified("drupal7", "Drupal 7, $S$")
    static let drupalUpdated = unverified("drupal-updated", "Drupal over an MD5, U$")
    static let lambdaworksScrypt = unverified("scrypt-s0", "scrypt of lambdaworks and libscrypt, $s0$ and $s1$")
    static let wordPressBcrypt = unverified("wordpress-bcrypt", "WordPress 6.8, $wp$2y$")
    static let passlibBcryptSHA256 = unverified("passlib-bcrypt-sha256", "passlib bcrypt-sha256")
    static let authMe = unverified("authme-sha256", "AuthMe, $SHA$")
    static let phpBBCombined = unverified("phpbb-combined", "phpBB's combined hashes")
    static let firebaseScrypt = unverified(
        "firebase-scrypt-text", "Firebase's modified scrypt in one text ($fbscrypt$, $firescrypt$, $f_scrypt$)",
        advice:
            "its parts are the options of scrypt-modified: --scheme scrypt-modified with salt, saltSeparator, signerKey"
    )
    static let kratosTemplate = unverified("kratos-digest", "a digest of Ory Kratos")
}
