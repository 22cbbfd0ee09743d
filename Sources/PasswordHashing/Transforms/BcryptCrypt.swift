internal import CryptoPrimitives

/// crypt(3) with a setting of bcrypt: the whole text of 60 characters, as PHP's `crypt` gives it.
///
/// Passwords end at a NUL, as in PHP.
struct BcryptCrypt: PasswordTransform {
    let parameters: Bcrypt.Parameters
    let salt: Salt

    /// The function that is computed, for its cost.
    var function: BcryptDerivation { BcryptDerivation(parameters, .nulEnds) }

    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let setting = Array(BcryptText.setting(parameters, salt).utf8)
        return try function.key(of: password, salt: salt.bytes.span).withBytes { key in
            SecretText.bcrypt64(key).withBytes { SecretBytes(joining: setting.span, $0) }
        }
    }
}
