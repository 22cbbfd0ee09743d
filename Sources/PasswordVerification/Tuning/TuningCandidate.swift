public import PasswordHashing

/// A choice of scheme and costs that tuning considers.
public enum TuningCandidate: Sendable, Hashable {
    case argon2(Argon2.Parameters)
    case scrypt(Scrypt.Parameters)
    case bcrypt(Bcrypt.Parameters)
    /// log2 of the count.
    case phpass(countLog2: Int)

    /// The bytes that make a guess dear: of scrypt RFC 7914's V, of bcrypt its four S-boxes.
    public var memory: UInt64 {
        switch self {
        case .argon2(let parameters): parameters.hashCost.memory
        case .scrypt(let parameters): 128 * UInt64(parameters.blockSize) * parameters.costN
        case .bcrypt(let parameters): parameters.hashCost.memory
        case .phpass: 0
        }
    }

    /// The bytes that one verification holds, and that a pool reserves for it: with scrypt's blocks and scratch.
    public var reservedMemory: UInt64 {
        if case .scrypt(let parameters) = self { parameters.hashCost.memory } else { memory }
    }

    /// What a guess costs, in the scheme's own unit: bytes filled (Argon2, m t) or mixed (scrypt, 128 N r p), key
    /// expansions (bcrypt), digests (PHPass).
    public var work: UInt64 {
        switch self {
        case .argon2(let parameters): memory * UInt64(parameters.iterations)
        case .scrypt(let parameters): memory * UInt64(parameters.parallelism)
        case .bcrypt(let parameters): parameters.hashCost.work
        case .phpass(let countLog2): 1 << UInt64(countLog2)
        }
    }

    /// Whether the costs are within what a reader pays: what a verifier would refuse is of no use.
    public func isWithin(_ limits: HashLimits) -> Bool {
        switch self {
        case .argon2(let parameters): parameters.function.violation(of: limits, in: .argon2) == nil
        case .scrypt(let parameters): parameters.function.violation(of: limits, in: .scrypt) == nil
        case .bcrypt(let parameters): parameters.function.violation(of: limits, in: .bcrypt) == nil
        case .phpass(let countLog2): 1 << UInt64(countLog2) <= limits[.phpassDigests]
        }
    }

    /// Whether guessing costs at least as much as with another choice of the same scheme: no less memory, which bounds
    /// how many guesses run side by side, and no less work. Lanes and the digest's length do not count.
    public func isAtLeastAsStrong(as other: TuningCandidate) -> Bool {
        memory >= other.memory && work >= other.work
    }

    /// Whether this is preferred where both meet the goal: the most memory, then the most work.
    func isPreferred(to other: TuningCandidate) -> Bool {
        (memory, work) > (other.memory, other.work)
    }
}

extension TuningCandidate: CustomStringConvertible {
    /// The costs as the scheme names them: `m=64MiB t=3 p=1`, `N=2^17 r=8 p=1`, `cost=12`, `count=2^13`.
    public var description: String {
        switch self {
        case .argon2(let parameters):
            "m=\(Self.size(parameters.memory)) t=\(parameters.iterations) p=\(parameters.parallelism)"
        case .scrypt(let parameters):
            "N=2^\(parameters.costN.trailingZeroBitCount) r=\(parameters.blockSize) p=\(parameters.parallelism)"
        case .bcrypt(let parameters): "cost=\(parameters.cost)"
        case .phpass(let countLog2): "count=2^\(countLog2)"
        }
    }

    private static func size(_ kibibytes: UInt32) -> String {
        kibibytes.isMultiple(of: 1024) ? "\(kibibytes / 1024)MiB" : "\(kibibytes)KiB"
    }
}

extension TuningCandidate {
    /// The choice as what a policy prefers; nil of PHPass, with which no new hash is made.
    public var preferredHash: PreferredHash? {
        switch self {
        case .argon2(let parameters): .argon2(parameters)
        case .scrypt(let parameters): .scrypt(parameters)
        case .bcrypt(let parameters): .bcrypt(cost: parameters.cost)
        case .phpass: nil
        }
    }
}
