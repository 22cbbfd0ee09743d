extension SchemeRegistry {
    /// The schemes that Hashferry knows. A new scheme is a word here.
    public static let standard = SchemeRegistry([
        Argon2.self, Bcrypt.self, MD5.self, PHPass.self, Scrypt.self, ScryptModified.self, SHA.self,
        KratosDigest.self, TemplatedDigest.self,
    ])
}
