extension Argon2: TunablePasswordHash {
    public static var tuningNames: [String] { [Variant.argon2id, .argon2i, .argon2d].map(\.rawValue) }

    public static var takesLanes: Bool { true }

    /// Memory in powers of two and one and a half times those, from the least of OWASP's settings on, and passes 1 to 6, 8
    /// and 10.
    public static func tuningScheme(named name: String, lanes: UInt32) -> TuningScheme {
        let variant = Variant(rawValue: name) ?? .argon2id
        func costs(_ memory: UInt32, _ passes: UInt32) -> Parameters {
            Parameters(variant: variant, memory: memory, iterations: passes, parallelism: lanes)
        }
        return TuningScheme(
            variant.rawValue,
            choices: memories.flatMap { memory in [1, 2, 3, 4, 5, 6, 8, 10].map { costs(memory, $0) } },
            anchors: [7, 32, 128, 512].flatMap { mebibytes in [1, 3].map { costs(mebibytes * 1024, $0) } },
            workUnit: "bytes filled", workFormula: "memory times passes", recommendations: recommendations)
    }

    /// KiB: 7, 9, 12, 19 and 46 MiB are OWASP's.
    private static let memories: [UInt32] = [
        7168, 9216, 12_288, 19_456, 24_576, 32_768, 47_104, 65_536, 98_304, 131_072, 196_608, 262_144, 393_216, 524_288,
        786_432, 1_048_576,
    ]

    /// RFC 9106, section 4, and the OWASP Password Storage Cheat Sheet.
    private static let recommendations = [
        recommendation("RFC 9106, first choice", 2 << 20, 1, 4),
        recommendation("RFC 9106, second choice", 1 << 16, 3, 4),
        recommendation("OWASP", 47_104, 1, 1), recommendation("OWASP", 19_456, 2, 1),
        recommendation("OWASP", 12_288, 3, 1), recommendation("OWASP", 9216, 4, 1),
        recommendation("OWASP", 7168, 5, 1),
    ]

    private static func recommendation(
        _ source: String, _ memory: UInt32, _ passes: UInt32, _ lanes: UInt32
    ) -> PublishedRecommendation {
        PublishedRecommendation(
            source: source, Parameters(memory: memory, iterations: passes, parallelism: lanes))
    }
}

extension Argon2.Parameters: TuningCosts {
    public static var tunedScheme: Scheme { .argon2 }

    /// The bytes filled: memory times passes.
    public var guessWork: UInt64 { guessMemory * UInt64(iterations) }

    public var namedCosts: [HashParameter] {
        [
            HashParameter("variant", variant.rawValue), HashParameter("memory", memory),
            HashParameter("iterations", iterations), HashParameter("parallelism", parallelism),
        ]
    }

    /// `m=64MiB t=3 p=1`
    public var description: String {
        let size = memory.isMultiple(of: 1024) ? "\(memory / 1024)MiB" : "\(memory)KiB"
        return "m=\(size) t=\(iterations) p=\(parallelism)"
    }
}
