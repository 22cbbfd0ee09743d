public import PasswordHashing

extension HashConformance {
    /// Whether a hash has the digest of another one, or its first 16 bytes and more.
    ///
    /// PBKDF2's and scrypt's shorter outputs are beginnings of longer ones: of 16 bytes they still name one password. A
    /// changed text that verifies a password and is none of this is a false match.
    public static func isSameKey(_ hash: any PasswordHash, as other: any PasswordHash) -> Bool {
        hash.digest == other.digest || hash.digest.count >= 16 && other.digest.bytes.starts(with: hash.digest.bytes)
    }
}
