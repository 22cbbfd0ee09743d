extension SchemeRegistry {
    /// The schemes that Hashferry knows. A new scheme is a word here.
    public static let standard = SchemeRegistry([
        Argon2.self, Bcrypt.self, MD5.self, PHPass.self, Scrypt.self, ScryptModified.self, SHA.self,
        // crypt(3) and its kin.
        AIXSMD5.self, AIXSSHA.self, APR1Crypt.self, BSDiCrypt.self, BigCrypt.self, Crypt16.self, DESCrypt.self,
        DrupalMigratedMD5.self, DrupalSHA512.self, GOSTYescrypt.self, MD5Crypt.self, NTCrypt.self, SHA1Crypt.self,
        SHA256Crypt.self, SHA512Crypt.self, SunMD5Crypt.self, Yescrypt.self,
    ])
}
