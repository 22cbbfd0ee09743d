internal import CryptoPrimitives

/// The 22 characters of digest at the end of a hash of PHPass.
struct PHPassDigest: PasswordTransform {
    /// The function that is computed, for its cost.
    let function: PHPassDerivation
    let salt: Salt

    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        try function.key(of: password, salt: salt.bytes.span).withBytes { SecretText.crypt64($0) }
    }
}
