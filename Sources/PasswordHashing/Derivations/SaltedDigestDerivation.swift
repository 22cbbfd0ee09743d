public import CryptoPrimitives

/// A digest of a password with its salt before or behind it, and digests of that digest.
public struct SaltedDigestDerivation: DerivationFunction {
    /// Where the salt stands.
    public enum Order: Sendable, Hashable {
        case saltFirst
        case passwordFirst
    }

    /// Which digest.
    public let digest: MessageDigest
    /// Where the salt stands.
    public let order: Order
    /// How often it is computed: 1 is the digest of salt and password alone.
    public let iterations: Int

    init(_ digest: MessageDigest, _ order: Order, iterations: Int = 1) {
        self.digest = digest
        self.order = order
        self.iterations = max(iterations, 1)
    }

    public var cost: HashCost { HashCost(work: UInt64(iterations), unit: .digests) }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let message =
            switch order {
            case .saltFirst: SecretBytes(joining: salt, password)
            case .passwordFirst: SecretBytes(joining: password, salt)
            }
        do throws(PrimitiveError) {
            return try message.withBytes { message throws(PrimitiveError) in
                if iterations == 1 { return try digest.digest(message) }
                return try digest.iteratedDigest(
                    first: message, suffix: password.extracting(first: 0), iterations: iterations - 1)
            }
        } catch {
            throw HashingError(error)
        }
    }
}
