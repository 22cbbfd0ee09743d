/// From which figures on the hashes of a scheme are adequate and strong; under them they are weak.
///
/// A scheme computes the strength of its hashes by its rules, and lists of schemes print them. The figures are those of
/// OWASP's Password Storage Cheat Sheet of June 2026, and RFC 9106's; where they name no figure for a function, its file
/// says what it is derived from.
public struct StrengthRule: Sendable, Hashable {
    /// One cost of a hash, and from where on it is enough.
    public struct Figure: Sendable, Hashable {
        /// What the number counts.
        public enum Unit: String, Sendable, Hashable {
            /// Things of the figure's name: 600,000 iterations.
            case count
            /// Bytes.
            case bytes
            /// Steps of a scale, each of twice the work: cost 10.
            case log2
        }

        /// What is counted: "iterations", "memory".
        public let name: String
        public let unit: Unit
        /// From where on it is adequate; 0 where any is.
        public let adequate: UInt64
        /// From where on it is strong; nil where it never is.
        public let strong: UInt64?

        /// Makes a figure.
        public init(_ name: String, _ unit: Unit = .count, adequate: UInt64, strong: UInt64?) {
            (self.name, self.unit, self.adequate, self.strong) = (name, unit, adequate, strong)
        }

        fileprivate func strength(of value: UInt64) -> HashStrength {
            if let strong, value >= strong { return .strong }
            return value >= adequate ? .adequate : .weak
        }
    }

    /// Which hashes of the scheme it is for; empty where it is for all.
    public let subject: String
    /// The figures, of which the weakest decides; empty where nothing that a hash says makes a difference.
    public let figures: [Figure]
    /// What a hash is at most.
    public let best: HashStrength

    /// Makes a rule by figures.
    public init(_ figures: Figure..., for subject: String = "") {
        self.init(figures, .strong, for: subject)
    }

    /// Hashes that are all as strong, whatever their costs.
    public static func always(_ strength: HashStrength, for subject: String = "") -> Self {
        Self([], strength, for: subject)
    }

    private init(_ figures: [Figure], _ best: HashStrength, for subject: String) {
        (self.figures, self.best, self.subject) = (figures, best, subject)
    }

    /// The strength of a hash with these values, in the order of the figures.
    public func strength(_ values: UInt64...) -> HashStrength {
        zip(figures, values).map { $0.strength(of: $1) }.reduce(best, min)
    }
}
