public import CryptoPrimitives

/// scrypt (RFC 7914) with its costs.
public struct ScryptDerivation: DerivationFunction {
    /// The costs.
    public let parameters: Scrypt.Parameters

    init(_ parameters: Scrypt.Parameters) {
        self.parameters = parameters
    }

    /// The memory is RFC 7914's V, B and X, and a kernel's scratch; the work counts the bytes mixed, 128 N r p.
    public var cost: HashCost {
        HashCost(
            memory: ScryptFunction.memory(
                costN: parameters.costN, blockSize: parameters.blockSize, parallelism: parameters.parallelism),
            work: parameters.mixedMemory, unit: .scryptBytes)
    }

    /// Memory counts without what a kernel adds, so that a bound says what parameters it permits.
    public func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation? {
        let (lane, overflow) = parameters.costN.multipliedReportingOverflow(by: 128 * UInt64(parameters.blockSize))
        let blocks = 128 * UInt64(parameters.blockSize) * UInt64(parameters.parallelism)
        return LimitViolation.check(scheme, "128 N r", overflow ? .max : lane, atMost: limits.memory, unit: "bytes")
            ?? LimitViolation.check(scheme, "128 r p", blocks, atMost: limits.memory, unit: "bytes")
            ?? LimitViolation.check(
                scheme, "128 N r p", parameters.mixedMemory, atMost: limits[.scryptBytes], unit: "bytes")
    }

    public func key(of password: Span<UInt8>, salt: Span<UInt8>) throws(HashingError) -> SecretBytes {
        do throws(PrimitiveError) {
            return try ScryptFunction.deriveKey(
                password: password, salt: salt, costN: parameters.costN, blockSize: parameters.blockSize,
                parallelism: parameters.parallelism, outputByteCount: parameters.digestByteCount)
        } catch {
            throw HashingError(error)
        }
    }

    public func batchCount(passwordByteCount: Int) -> Int {
        ScryptFunction.batchCount(
            costN: parameters.costN, blockSize: parameters.blockSize, parallelism: parameters.parallelism)
    }

    public func keys(of inputs: [DerivationInput]) throws(HashingError) -> [SharedSecretBytes]? {
        do throws(PrimitiveError) {
            return try ScryptFunction.deriveKeys(
                inputs, costN: parameters.costN, blockSize: parameters.blockSize, parallelism: parameters.parallelism,
                outputByteCount: parameters.digestByteCount)
        } catch {
            throw HashingError(error)
        }
    }
}

extension WorkUnit {
    /// Bytes that scrypt mixes (128 N r p): 4 GiB, about 8 seconds with OpenSSL on one core.
    public static let scryptBytes = WorkUnit("bytes mixed", defaultLimit: 4 << 30, perMillisecond: 512 << 10)
}

extension Scrypt.Parameters {
    /// 128 N r p, the bytes mixed in all, saturated.
    var mixedMemory: UInt64 {
        let block = 128 * UInt64(blockSize)
        let (lane, overflow) = costN.multipliedReportingOverflow(by: block)
        let (total, overflowed) = lane.multipliedReportingOverflow(by: UInt64(parallelism))
        return overflow || overflowed ? .max : total
    }
}
