extension SchemeRegistry {
    /// The schemes that Hashferry knows. A new scheme is a word here.
    public static let standard = SchemeRegistry([
        Argon2.self, Bcrypt.self, BcryptPepper.self, DjangoBcryptSHA256.self, KeycloakArgon2.self, MD5.self,
        MagentoArgon2.self, PHPass.self, PasslibBcryptSHA256.self, PhpBBCombined.self, PrehashedBcrypt.self, SHA.self,
        SMFBcrypt.self, Scrypt.self, ScryptModified.self, WordPressBcrypt.self,
        // PBKDF2
        PBKDF2MCF.self, PBKDF2PHC.self, KratosPBKDF2.self, DjangoPBKDF2.self, ClerkPBKDF2.self, ASPNETIdentity.self,
        WerkzeugPBKDF2.self, KeycloakPBKDF2.self, LDAPPBKDF2.self, DirectoryServer389PBKDF2.self, ForgeRockPBKDF2.self,
        AtlassianPBKDF2.self, SpringPBKDF2.self, SymfonyPBKDF2.self, MediaWikiPBKDF2.self, MediaWikiLegacyPBKDF2.self,
        CTAPBKDF2.self, DlitzPBKDF2.self, GRUBPBKDF2.self, Web2pyPBKDF2.self, FusionAuthPBKDF2.self, DovecotPBKDF2.self,
        FSHP.self,
        Argon2.self, Bcrypt.self, MD5.self, PHPass.self, Scrypt.self, ScryptModified.self, SHA.self,
        KratosDigest.self, TemplatedDigest.self,
    ])
}
