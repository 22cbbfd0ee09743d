internal import CryptoPrimitives

/// The password without what PHP's `trim` takes off its ends: space, tab, line feed, carriage return, vertical tab, NUL.
struct TrimmedPassword: PasswordTransform {
    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes { SecretText.trimmed(password) }
}
