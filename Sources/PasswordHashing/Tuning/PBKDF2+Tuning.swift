internal import CryptoPrimitives

extension PBKDF2MCF: TunablePasswordHash {
    public static var tuningNames: [String] { functions.map(\.name) }

    /// OWASP's figures of 2026 (Password Storage Cheat Sheet).
    private static let functions: [(name: String, digest: MessageDigest, recommended: UInt32)] = [
        ("pbkdf2-sha256", .sha256, 600_000), ("pbkdf2-sha512", .sha512, 220_000), ("pbkdf2-sha1", .sha1, 1_400_000),
    ]

    /// Round numbers of iterations, from 10,000 on, with a digest's length of key.
    public static func tuningScheme(named name: String, lanes: UInt32) -> TuningScheme {
        let (name, digest, recommended) = functions.first { $0.name == name } ?? functions[0]
        func costs(_ iterations: UInt32) -> PBKDF2Derivation {
            PBKDF2Derivation(digest, iterations: iterations, outputByteCount: digest.byteCount)
        }
        let steps: [UInt32] = [10, 12, 15, 20, 25, 30, 40, 50, 60, 80]
        return TuningScheme(
            name, choices: [1000, 10_000, 100_000, 1_000_000].flatMap { unit in steps.map { costs($0 * unit) } },
            anchors: [10_000, 100_000].map(costs), workUnit: "iterations", workFormula: "the iterations",
            recommendations: [PublishedRecommendation(source: "OWASP", costs(recommended))])
    }
}

extension PBKDF2Derivation: TuningCosts {
    public static var tunedScheme: Scheme { .pbkdf2MCF }

    public var function: PBKDF2Derivation { self }

    public var namedCosts: [HashParameter] {
        [HashParameter("digest", digest.rawValue), HashParameter("iterations", iterations)]
    }

    /// `iterations=600000`
    public var description: String { "iterations=\(iterations)" }
}
