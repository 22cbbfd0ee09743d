extension SchemeRegistry {
    /// The schemes that Hashferry knows. A new scheme is a word here.
    public static let standard = SchemeRegistry([
        Argon2.self, Bcrypt.self, MD5.self, PHPass.self, Scrypt.self, ScryptModified.self, SHA.self,
        Auth0Scrypt.self, BetterAuthScrypt.self, DjangoScrypt.self, DjangoScryptPackage.self, LambdaworksScrypt.self,
        LibscryptScrypt.self, RubyScrypt.self, SpringScrypt.self, StytchScrypt.self, WerkzeugScrypt.self,
        ClerkFirebase.self, KratosFirebase.self, LogtoFirebase.self, SupabaseFirebase.self, SuperTokensFirebase.self,
        WorkOSFirebase.self, WorkOSFirebaseKeyed.self,
        SaltedLDAPDigest.self, SpringDigest.self, SpringStandard.self,
    ])
}
