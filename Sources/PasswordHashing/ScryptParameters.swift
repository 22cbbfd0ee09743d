internal import CryptoPrimitives

/// What scrypt and Firebase's modified scrypt share: the KDF's cost and its limits.
extension Scrypt.Parameters {
    /// 128 N r p, the bytes mixed in all, saturated.
    var mixedMemory: UInt64 {
        let block = 128 * UInt64(blockSize)
        let (lane, overflow) = costN.multipliedReportingOverflow(by: block)
        let (total, overflowed) = lane.multipliedReportingOverflow(by: UInt64(parallelism))
        return overflow || overflowed ? .max : total
    }

    /// The memory is RFC 7914's V, B and X, and a kernel's scratch; the work counts 64-byte Salsa20/8 calls: 4 N r p.
    public var hashCost: HashCost {
        HashCost(
            memory: ScryptFunction.memory(costN: costN, blockSize: blockSize, parallelism: parallelism),
            work: mixedMemory / 32)
    }

    public func violation(of limits: HashLimits) -> LimitViolation? { violation(of: limits, in: .scrypt) }

    /// The first bound that the costs are over: memory without the constant part, then the bytes mixed.
    func violation(of limits: HashLimits, in scheme: Scheme) -> LimitViolation? {
        let (lane, overflow) = costN.multipliedReportingOverflow(by: 128 * UInt64(blockSize))
        let blocks = 128 * UInt64(blockSize) * UInt64(parallelism)
        return LimitViolation.check(scheme, "128 N r", overflow ? .max : lane, atMost: limits.memory, unit: "bytes")
            ?? LimitViolation.check(scheme, "128 r p", blocks, atMost: limits.memory, unit: "bytes")
            ?? LimitViolation.check(scheme, "128 N r p", mixedMemory, atMost: limits.scryptMixedMemory, unit: "bytes")
    }
}
