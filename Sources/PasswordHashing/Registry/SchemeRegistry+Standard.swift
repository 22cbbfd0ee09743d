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
        Argon2.self, Bcrypt.self, BcryptPepper.self, DjangoBcryptSHA256.self, MD5.self, PHPass.self,
        PasslibBcryptSHA256.self, PhpBBCombined.self, PrehashedBcrypt.self, SHA.self, SMFBcrypt.self, Scrypt.self,
        ScryptModified.self, WordPressBcrypt.self,
        // crypt(3) and its kin.
        AIXSMD5.self, AIXSSHA.self, APR1Crypt.self, BSDiCrypt.self, BigCrypt.self, Crypt16.self, DESCrypt.self,
        DrupalMigratedMD5.self, DrupalSHA512.self, GOSTYescrypt.self, MD5Crypt.self, NTCrypt.self, SHA1Crypt.self,
        SHA256Crypt.self, SHA512Crypt.self, SunMD5Crypt.self, Yescrypt.self,
        // scrypt as other systems write it, Firebase's likewise; digests of directories and of Spring.
        Auth0Scrypt.self, BetterAuthScrypt.self, DjangoScrypt.self, DjangoScryptPackage.self, LambdaworksScrypt.self,
        LibscryptScrypt.self, RubyScrypt.self, SpringScrypt.self, StytchScrypt.self, WerkzeugScrypt.self,
        ClerkFirebase.self, KratosFirebase.self, LogtoFirebase.self, SupabaseFirebase.self, SuperTokensFirebase.self,
        WorkOSFirebase.self, WorkOSFirebaseKeyed.self, SaltedLDAPDigest.self, SpringDigest.self, SpringStandard.self,
        KratosDigest.self, TemplatedDigest.self,
        PBKDF2MCF.self, PBKDF2PHC.self, KratosPBKDF2.self, DjangoPBKDF2.self,
        ClerkPBKDF2.self, ASPNETIdentity.self, WerkzeugPBKDF2.self, KeycloakPBKDF2.self,
        LDAPPBKDF2.self, DirectoryServer389PBKDF2.self, ForgeRockPBKDF2.self, AtlassianPBKDF2.self,
        SpringPBKDF2.self, SymfonyPBKDF2.self, MediaWikiPBKDF2.self, MediaWikiLegacyPBKDF2.self,
        CTAPBKDF2.self, DlitzPBKDF2.self, GRUBPBKDF2.self, Web2pyPBKDF2.self,
        FusionAuthPBKDF2.self, DovecotPBKDF2.self, FSHP.self,
        KeycloakArgon2.self, MagentoArgon2.self,
    ])
}
