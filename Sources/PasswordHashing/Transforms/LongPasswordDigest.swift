internal import CryptoPrimitives

/// What Symfony does before bcrypt (`NativePasswordHasher`): a password with a NUL, or of more than the 72 bytes that bcrypt
/// reads, becomes the base64 of its SHA-512; any other stays as it is.
struct LongPasswordDigest: PasswordTransform {
    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let isPlain = password.count <= Bcrypt.passwordByteCount && password.countBeforeNUL == password.count
        return isPlain ? SecretBytes(copying: password) : try EncodedDigest(.sha512, .base64)(password)
    }
}
