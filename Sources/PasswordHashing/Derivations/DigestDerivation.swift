public import CryptoPrimitives

/// One digest of the password alone.
public struct DigestDerivation: DerivationFunction {
    /// Which digest.
    public let digest: MessageDigest

    init(_ digest: MessageDigest) {
        self.digest = digest
    }

    public var cost: HashCost { HashCost(work: 1, unit: .digests) }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try digest.digest(password)
        } catch {
            throw HashingError(error)
        }
    }
}

extension WorkUnit {
    /// Digests of a short text: 2^22, about a second and a half. Symfony writes 5,000, frameworks with more are not known.
    public static let digests = WorkUnit("digests", defaultLimit: 1 << 22, perMillisecond: 3000)
}
