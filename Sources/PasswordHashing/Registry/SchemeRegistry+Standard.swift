extension SchemeRegistry {
    /// The schemes that Hashferry knows. A new scheme is a word here.
    ///
    /// Their order is that in which candidates are listed.
    public static let standard = SchemeRegistry([
        // Digests without a salt.
        MD5.self, SHA.self,
        // Argon2.
        Argon2.self, KeycloakArgon2.self, MagentoArgon2.self,
        // bcrypt.
        Bcrypt.self, BcryptPepper.self, DjangoBcryptSHA256.self, PasslibBcryptSHA256.self, PhpBBCombined.self,
        PrehashedBcrypt.self, SMFBcrypt.self, WordPressBcrypt.self,
        // scrypt, and Firebase's.
        Scrypt.self, Auth0Scrypt.self, BetterAuthScrypt.self, DjangoScrypt.self, DjangoScryptPackage.self,
        LambdaworksScrypt.self, LibscryptScrypt.self, RubyScrypt.self, SpringScrypt.self, StytchScrypt.self,
        WerkzeugScrypt.self, ScryptModified.self, ClerkFirebase.self, KratosFirebase.self, LogtoFirebase.self,
        SupabaseFirebase.self, SuperTokensFirebase.self, WorkOSFirebase.self, WorkOSFirebaseKeyed.self,
        // PHPass and its kin.
        PHPass.self, DrupalMigratedMD5.self, DrupalSHA512.self,
        // crypt(3).
        AIXSMD5.self, AIXSSHA.self, APR1Crypt.self, BSDiCrypt.self, BigCrypt.self, Crypt16.self, DESCrypt.self,
        GOSTYescrypt.self, MD5Crypt.self, NTCrypt.self, SHA1Crypt.self, SHA256Crypt.self, SHA512Crypt.self,
        SunMD5Crypt.self, Yescrypt.self,
        // PBKDF2.
        PBKDF2MCF.self, PBKDF2PHC.self, KratosPBKDF2.self, DjangoPBKDF2.self, ClerkPBKDF2.self, ASPNETIdentity.self,
        WerkzeugPBKDF2.self, KeycloakPBKDF2.self, LDAPPBKDF2.self, DirectoryServer389PBKDF2.self, ForgeRockPBKDF2.self,
        AtlassianPBKDF2.self, SpringPBKDF2.self, SymfonyPBKDF2.self, MediaWikiPBKDF2.self, MediaWikiLegacyPBKDF2.self,
        CTAPBKDF2.self, DlitzPBKDF2.self, GRUBPBKDF2.self, Web2pyPBKDF2.self, FusionAuthPBKDF2.self,
        DovecotPBKDF2.self, FSHP.self, SCRAM.self,
        // Salted digests.
        SaltedLDAPDigest.self, SpringDigest.self, SpringStandard.self, KratosDigest.self, TemplatedDigest.self,
    ])
}
