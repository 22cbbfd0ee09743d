public import CryptoPrimitives

/// PBKDF2 as AIX keeps it: its encoding drops bits of the last bytes, which are zero here.
public struct AIXDerivation: DerivationFunction {
    /// The digest of PBKDF2's HMAC.
    private let variant: AIXSSHA.Variant
    /// 2 to the power of the cost.
    private let iterations: UInt32

    init(_ variant: AIXSSHA.Variant, iterations: UInt32) {
        self.variant = variant
        self.iterations = iterations
    }

    public var cost: HashCost { HashCost(work: UInt64(iterations), unit: .pbkdf2Iterations) }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            let key = try PBKDF2Function.deriveKey(
                password: password.extracting(first: password.countBeforeNUL), salt: salt, digest: variant.digest,
                iterations: iterations, outputByteCount: variant.digest.byteCount)
            let kept = variant.keptByteCount
            return key.withBytes { key in
                SecretBytes(count: kept) { append in
                    for index in 0..<kept { append(key[index] & variant.mask(of: index)) }
                }
            }
        } catch {
            throw HashingError(error)
        }
    }
}
