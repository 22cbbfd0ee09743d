/// What is tuned: the choices of a scheme, and how they are told apart and named.
public struct TuningScheme: Sendable, Hashable {
    /// The name: the scheme's, or that of a variant.
    public let name: String
    /// Whether new passwords may be hashed so at all.
    public let isFitForPasswords: Bool
    /// What the work counts, in the plural, where all choices hold the same memory: "key expansions".
    public let workUnit: String
    /// How the work follows from the costs, in words: "memory times passes".
    public let workFormula: String
    /// What current texts recommend.
    public let recommendations: [PublishedRecommendation]
    /// The few choices, cheapest first, from which the others' latencies follow: two amounts of work at several
    /// amounts of memory.
    package let anchors: [TuningCandidate]
    private let choices: [TuningCandidate]

    /// Makes a scheme of choices.
    ///
    /// Choices that are a fifth apart or more let noise seldom decide between two of them.
    public init(
        _ name: String, choices: [any TuningCosts], anchors: [any TuningCosts], workUnit: String, workFormula: String,
        recommendations: [PublishedRecommendation], isFitForPasswords: Bool = true
    ) {
        self.name = name
        self.choices = choices.map { TuningCandidate($0) }
        self.anchors = anchors.map { TuningCandidate($0) }
        (self.workUnit, self.workFormula) = (workUnit, workFormula)
        self.recommendations = recommendations
        self.isFitForPasswords = isFitForPasswords
    }

    /// The choices that are within the limits of a verifier.
    public func candidates(limits: HashLimits) -> [TuningCandidate] { choices.filter { $0.isWithin(limits) } }
}

/// Parameters that a current text recommends.
public struct PublishedRecommendation: Sendable, Hashable {
    /// Who recommends them.
    public let source: String
    /// The parameters.
    public let candidate: TuningCandidate

    /// Makes a recommendation.
    public init(source: String, _ costs: any TuningCosts) {
        self.source = source
        candidate = TuningCandidate(costs)
    }
}
