extension SchemeRegistry {
    /// The schemes that Hashferry knows. A new scheme is a word here.
    public static let standard = SchemeRegistry([
        Argon2.self, Bcrypt.self, BcryptPepper.self, DjangoBcryptSHA256.self, KeycloakArgon2.self, MD5.self,
        MagentoArgon2.self, PHPass.self, PasslibBcryptSHA256.self, PhpBBCombined.self, PrehashedBcrypt.self, SHA.self,
        SMFBcrypt.self, Scrypt.self, ScryptModified.self, WordPressBcrypt.self,
    ])
}
