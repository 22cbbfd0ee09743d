extension PHPass: TunablePasswordHash {
    /// For systems that take nothing better: nobody recommends any of them.
    public static func tuningScheme(named name: String, lanes: UInt32) -> TuningScheme {
        TuningScheme(
            scheme.name, choices: countLog2Range.map { TuningCount(countLog2: $0) },
            anchors: [10, 14].map { TuningCount(countLog2: $0) }, workUnit: "digests", workFormula: "the cost",
            recommendations: [], isFitForPasswords: false)
    }

    /// The count as a choice.
    public struct TuningCount: TuningCosts {
        /// log2 of the number of MD5 calls after the first.
        public let countLog2: Int

        /// Makes a choice of a count.
        public init(countLog2: Int) {
            self.countLog2 = countLog2
        }

        public static var tunedScheme: Scheme { .phpass }

        public var function: PHPassDerivation { PHPassDerivation(countLog2: countLog2) }

        public var namedCosts: [HashParameter] { [HashParameter("cost", countLog2)] }

        public var measuredDerivation: KeyDerivation { KeyDerivation(function, salt: .randomText()) }

        /// `count=2^13`
        public var description: String { "count=2^\(countLog2)" }
    }
}
