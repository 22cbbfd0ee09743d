public import CryptoPrimitives

/// PBKDF1 (RFC 8018, section 5.1) without its limit on the output: a digest of salt and password, then of the digest
/// before, which is kept whole.
public struct PBKDF1Derivation: DerivationFunction {
    /// The digest.
    public let digest: MessageDigest
    /// How many digests are computed.
    public let iterations: UInt32

    init(_ digest: MessageDigest, iterations: UInt32) {
        self.digest = digest
        self.iterations = iterations
    }

    public var cost: HashCost { HashCost(work: UInt64(iterations), unit: .pbkdf1Iterations) }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try SecretBytes(joining: salt, password).withBytes { first throws(PrimitiveError) in
                let nothing: [UInt8] = []
                return try digest.iteratedDigest(first: first, suffix: nothing.span, iterations: Int(iterations) - 1)
            }
        } catch {
            throw HashingError(error)
        }
    }
}

extension WorkUnit {
    /// Digests of a digest: 20 million, about seven seconds; passlib writes 480,000.
    public static let pbkdf1Iterations = WorkUnit(
        "PBKDF1 iterations", defaultLimit: 20_000_000, perMillisecond: 3000)
}
