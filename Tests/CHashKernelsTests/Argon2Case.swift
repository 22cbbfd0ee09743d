#if arch(x86_64)
import CHashKernels

@testable import CryptoPrimitives

/// One call of the Argon2 kernel: the parameters, and one to four passwords with their salts.
struct Argon2Case: CustomStringConvertible {
    typealias Job = (password: [UInt8], salt: [UInt8])

    var variant = Argon2Function.Variant.argon2id
    var version = Argon2Function.Version.v19
    var memory: UInt32 = 64
    var iterations: UInt32 = 1
    var lanes: UInt32 = 1
    var outputCount = 32
    var jobs: [Job]

    var parameters: argon2_parameters {
        argon2_parameters(
            variant: variant.rawValue, version: version.rawValue, memory: memory, iterations: iterations,
            lanes: lanes, output_count: UInt32(outputCount))
    }

    var description: String {
        let lengths = jobs.map { "\($0.password.count)+\($0.salt.count)" }.joined(separator: " ")
        return "\(variant) \(version) m=\(memory) t=\(iterations) p=\(lanes), \(outputCount) bytes, jobs \(lengths)"
    }

    /// What libargon2 computes, one job after the other.
    func expected() throws -> [[UInt8]] {
        try jobs.map { job in
            try Argon2Function.stockKey(
                password: job.password.span, salt: job.salt.span,
                Argon2Parameters(
                    variant: variant, version: version, memory: memory, iterations: iterations, parallelism: lanes,
                    outputCount: UInt32(outputCount))
            ).copyBytes()
        }
    }
}

extension Argon2Case {
    /// A case of the variant, version and lanes, all else random: 1...5 iterations, 4...200 bytes, 1...4 jobs of
    /// 0...300 bytes, and memory of any remainder by 4 p.
    static func random(
        _ variant: Argon2Function.Variant, _ version: Argon2Function.Version, lanes: UInt32,
        using generator: inout some RandomNumberGenerator
    ) -> Argon2Case {
        // One in 32 has segments of more than 128 blocks, which take a second block of addresses.
        let isLarge = UInt32.random(in: 0..<32, using: &generator) == 0
        let excess = UInt32.random(in: 0...(isLarge ? 600 : 5) * lanes, using: &generator)
        return Argon2Case(
            variant: variant, version: version, memory: 8 * lanes + excess,
            iterations: .random(in: 1...(isLarge ? 2 : 5), using: &generator), lanes: lanes,
            outputCount: .random(in: 4...200, using: &generator),
            jobs: (0..<Int.random(in: 1...4, using: &generator)).map { _ in
                (bytes(in: 0...300, using: &generator), bytes(in: 8...300, using: &generator))
            })
    }

    private static func bytes(
        in counts: ClosedRange<Int>, using generator: inout some RandomNumberGenerator
    ) -> [UInt8] {
        (0..<Int.random(in: counts, using: &generator)).map { _ in .random(in: .min ... .max, using: &generator) }
    }
}
#endif
