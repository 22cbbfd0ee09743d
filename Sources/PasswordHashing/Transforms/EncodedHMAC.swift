internal import CryptoPrimitives

/// An HMAC of the password under a key that is no secret, in base64 with padding.
struct EncodedHMAC: PasswordTransform {
    let digest: MessageDigest
    /// A constant of the format, or a salt.
    let key: Salt

    init(_ digest: MessageDigest, key: some Sequence<UInt8>) {
        self.digest = digest
        self.key = Salt(bytes: Array(key))
    }

    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try MessageAuthentication.hmac(password, key: key.bytes.span, digest: digest)
                .withBytes { SecretText.base64($0) }
        } catch {
            throw HashingError(error)
        }
    }
}
