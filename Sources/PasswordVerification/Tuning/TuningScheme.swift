public import PasswordHashing

/// What is tuned: a scheme, and the lanes that Argon2 is asked for.
public enum TuningScheme: Sendable, Hashable {
    case argon2(variant: Argon2.Variant, parallelism: UInt32)
    case scrypt
    case bcrypt
    case phpass

    /// The choices, each within the limits of a verifier.
    ///
    /// They are a fifth apart or more, so that noise seldom decides between two of them: memory in powers of two and
    /// one and a half times those (scrypt's half steps are r = 12 in place of 8), Argon2 passes 1 to 6, 8 and 10.
    /// Argon2 also has OWASP's settings; it starts from their least memory, 7 MiB, as scrypt does from its 8 MiB.
    public func candidates(limits: HashLimits) -> [TuningCandidate] {
        let all: [TuningCandidate] =
            switch self {
            case .argon2(let variant, let parallelism):
                Self.argon2Memories.flatMap { memory in
                    [1, 2, 3, 4, 5, 6, 8, 10].map { passes in
                        .argon2(
                            Argon2.Parameters(
                                variant: variant, memory: memory, iterations: passes, parallelism: parallelism))
                    }
                }
            case .scrypt:
                (13...20).flatMap { costLog2 in
                    [8, 12].flatMap { blockSize in
                        [1, 2, 3, 4, 5, 6, 8, 10].map { Self.scrypt(costLog2, blockSize, $0) }
                    }
                }
            case .bcrypt: (4...16).map { .bcrypt(Bcrypt.Parameters(cost: $0)) }
            case .phpass: PHPass.countLog2Range.map { .phpass(countLog2: $0) }
            }
        return all.filter { $0.isWithin(limits) }
    }

    /// The few choices, cheapest first, from which the others' latencies follow: two amounts of work at several
    /// amounts of memory.
    var anchors: [TuningCandidate] {
        switch self {
        case .argon2(let variant, let parallelism):
            [7, 32, 128, 512].flatMap { mebibytes in
                [1, 3].map { passes in
                    .argon2(
                        Argon2.Parameters(
                            variant: variant, memory: mebibytes * 1024, iterations: passes, parallelism: parallelism))
                }
            }
        case .scrypt: [13, 15, 17, 19].map { Self.scrypt($0, 8, 1) }
        case .bcrypt: [4, 8].map { .bcrypt(Bcrypt.Parameters(cost: $0)) }
        case .phpass: [10, 14].map { .phpass(countLog2: $0) }
        }
    }

    /// KiB: 7, 9, 12, 19 and 46 MiB are OWASP's.
    private static let argon2Memories: [UInt32] = [
        7168, 9216, 12_288, 19_456, 24_576, 32_768, 47_104, 65_536, 98_304, 131_072, 196_608, 262_144, 393_216, 524_288,
        786_432, 1_048_576,
    ]

    static func scrypt(_ costLog2: UInt64, _ blockSize: UInt32, _ parallelism: UInt32) -> TuningCandidate {
        .scrypt(Scrypt.Parameters(costN: 1 << costLog2, blockSize: blockSize, parallelism: parallelism))
    }
}
