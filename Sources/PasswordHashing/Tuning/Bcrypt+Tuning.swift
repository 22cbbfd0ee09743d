extension Bcrypt: TunablePasswordHash {
    public static func tuningScheme(named name: String, lanes: UInt32) -> TuningScheme {
        TuningScheme(
            scheme.name, choices: (4...16).map { Parameters(cost: $0) }, anchors: [4, 8].map { Parameters(cost: $0) },
            workUnit: "key expansions", workFormula: "the cost",
            // The OWASP Password Storage Cheat Sheet.
            recommendations: [PublishedRecommendation(source: "OWASP, least", Parameters(cost: 10))])
    }
}

extension Bcrypt.Parameters: TuningCosts {
    public static var tunedScheme: Scheme { .bcrypt }

    public var namedCosts: [HashParameter] { [HashParameter("cost", cost)] }

    /// `cost=12`
    public var description: String { costText }
}
