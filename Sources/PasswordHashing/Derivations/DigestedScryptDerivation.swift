public import CryptoPrimitives

/// A digest of scrypt's output.
public struct DigestedScryptDerivation: DerivationFunction {
    private let scrypt: ScryptDerivation
    private let digest: MessageDigest

    init(_ scrypt: ScryptDerivation, _ digest: MessageDigest) {
        self.scrypt = scrypt
        self.digest = digest
    }

    /// scrypt's: the digest takes no time beside it.
    public var cost: HashCost { scrypt.cost }

    public func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation? {
        scrypt.violation(of: limits, in: scheme)
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        let output = try scrypt.key(of: password, salt: salt)
        do throws(PrimitiveError) {
            return try output.withBytes { output throws(PrimitiveError) in try digest.digest(output) }
        } catch {
            throw HashingError(error)
        }
    }
}
