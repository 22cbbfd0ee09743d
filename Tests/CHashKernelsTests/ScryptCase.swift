#if arch(x86_64)
import CHashKernels
import CryptoPrimitives

/// One call of the scrypt kernel: the parameters, and one to eight passwords with their salts.
struct ScryptCase: CustomStringConvertible {
    typealias Job = (password: [UInt8], salt: [UInt8])

    var costN: UInt64
    var blockSize: UInt32
    var parallelism: UInt32 = 1
    var outputCount = 64
    var jobs: [Job]

    /// With the SHA instructions for every other length of the output, where the CPU has them.
    var parameters: scrypt_parameters {
        let hasSHA = SHAKernel.hasSHA && outputCount % 2 == 0
        return scrypt_parameters(
            n: costN, r: blockSize, p: parallelism, output_count: outputCount, has_sha: hasSHA ? 1 : 0)
    }

    var description: String {
        let lengths = jobs.map { "\($0.password.count)+\($0.salt.count)" }.joined(separator: " ")
        return "N=\(costN) r=\(blockSize) p=\(parallelism), \(outputCount) bytes, jobs \(lengths)"
    }

    /// What OpenSSL computes, one job after the other.
    func expected() throws -> [[UInt8]] {
        try jobs.map { job in
            try ScryptFunction.deriveKey(
                password: job.password.span, salt: job.salt.span, costN: costN, blockSize: blockSize,
                parallelism: parallelism, outputByteCount: outputCount, backend: .openSSL
            ).copyBytes()
        }
    }
}

extension ScryptCase {
    /// A case with that many jobs of 0...300 bytes and an output of 1...200; N, r and p up to 1024, 16 and 4, which
    /// one case in 64 may reach together, and the others one at a time.
    static func random(jobCount: Int, using generator: inout some RandomNumberGenerator) -> ScryptCase {
        let large = Int.random(in: 0..<64, using: &generator)
        return ScryptCase(
            costN: 1 << UInt64.random(in: 1...(large == 0 ? 10 : large < 4 ? 7 : 4), using: &generator),
            blockSize: .random(in: 1...(large == 0 || large > 48 ? 16 : 3), using: &generator),
            parallelism: .random(in: 1...(large < 16 ? 4 : 1), using: &generator),
            outputCount: .random(in: 1...200, using: &generator),
            jobs: (0..<jobCount).map { _ in (bytes(using: &generator), bytes(using: &generator)) })
    }

    private static func bytes(using generator: inout some RandomNumberGenerator) -> [UInt8] {
        (0..<Int.random(in: 0...300, using: &generator)).map { _ in .random(in: .min ... .max, using: &generator) }
    }
}
#endif
