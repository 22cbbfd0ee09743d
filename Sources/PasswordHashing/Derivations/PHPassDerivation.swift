public import CryptoPrimitives

/// PHPass's iterated MD5 (Openwall phpass 0.3, `crypt_private`): MD5 over salt and password, then 2^count times MD5 over
/// the last digest and the password.
public struct PHPassDerivation: DerivationFunction {
    /// log2 of the number of MD5 calls after the first.
    public let countLog2: Int

    init(countLog2: Int) {
        self.countLog2 = countLog2
    }

    public var cost: HashCost { HashCost(work: 1 << UInt64(countLog2), unit: .phpassDigests) }

    public func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation? {
        LimitViolation.check(scheme, "count", log2: countLog2, atMost: limits, unit: .phpassDigests)
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try PHPassFunction.digest(password: password, salt: salt, countLog2: countLog2)
        } catch {
            throw HashingError(error)
        }
    }

    public func batchCount(passwordByteCount: Int) -> Int {
        PHPassFunction.batchCount(passwordByteCount: passwordByteCount)
    }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        do throws(PrimitiveError) {
            return try PHPassFunction.digests(inputs, countLog2: countLog2)
        } catch {
            throw HashingError(error)
        }
    }
}

extension WorkUnit {
    /// MD5 calls of PHPass: 2^20, about a tenth of a second; WordPress writes 2^13, the format ends at 2^30.
    public static let phpassDigests = WorkUnit("MD5 calls", defaultLimit: 1 << 20, perMillisecond: 10_000)
}
