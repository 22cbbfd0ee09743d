extension Scrypt: TunablePasswordHash {
    /// Memory in powers of two and one and a half times those, which are r = 12 in place of 8, from OWASP's 8 MiB on; p
    /// from 1 to 6, 8 and 10.
    public static func tuningScheme(named name: String, lanes: UInt32) -> TuningScheme {
        TuningScheme(
            scheme.name,
            choices: (13...20).flatMap { costLog2 in
                [8, 12].flatMap { blockSize in [1, 2, 3, 4, 5, 6, 8, 10].map { costs(costLog2, blockSize, $0) } }
            },
            anchors: [13, 15, 17, 19].map { costs($0, 8, 1) }, workUnit: "bytes mixed",
            workFormula: "N times r times p",
            // The OWASP Password Storage Cheat Sheet.
            recommendations: [(17, 1), (16, 2), (15, 3), (14, 5), (13, 10)].map {
                PublishedRecommendation(source: "OWASP", costs($0, 8, $1))
            })
    }

    private static func costs(_ costLog2: UInt64, _ blockSize: UInt32, _ parallelism: UInt32) -> Parameters {
        Parameters(costN: 1 << costLog2, blockSize: blockSize, parallelism: parallelism)
    }
}

extension Scrypt.Parameters: TuningCosts {
    public static var tunedScheme: Scheme { .scrypt }

    /// RFC 7914's V.
    public var guessMemory: UInt64 { 128 * UInt64(blockSize) * costN }

    /// The bytes mixed: 128 N r p.
    public var guessWork: UInt64 { guessMemory * UInt64(parallelism) }

    public var namedCosts: [HashParameter] {
        [
            HashParameter("costLog2", costN.trailingZeroBitCount), HashParameter("blockSize", blockSize),
            HashParameter("parallelism", parallelism),
        ]
    }

    /// `N=2^17 r=8 p=1`
    public var description: String { "N=2^\(costN.trailingZeroBitCount) r=\(blockSize) p=\(parallelism)" }
}
