internal import CryptoPrimitives

/// A digest of the password, as text: what bcrypt is given where it should see more than 72 bytes and no NUL.
struct EncodedDigest: PasswordTransform {
    /// How the digest is written.
    enum Encoding: Sendable, Hashable {
        /// Two lower-case digits a byte.
        case hex
        /// RFC 4648, section 4, with padding.
        case base64

        func text(_ bytes: Span<UInt8>) -> SecretBytes {
            switch self {
            case .hex: SecretText.hex(bytes)
            case .base64: SecretText.base64(bytes)
            }
        }
    }

    let digest: MessageDigest
    let encoding: Encoding

    init(_ digest: MessageDigest, _ encoding: Encoding) {
        self.digest = digest
        self.encoding = encoding
    }

    func callAsFunction(_ password: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try digest.digest(password).withBytes { encoding.text($0) }
        } catch {
            throw HashingError(error)
        }
    }
}
