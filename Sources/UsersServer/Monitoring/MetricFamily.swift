/// One metric, whatever its labels say: what stands in its `HELP` and `TYPE` lines.
struct MetricFamily: Sendable, Hashable {
    /// What its samples are.
    enum Kind: String, Sendable {
        /// A number that only grows while the service runs.
        case counter
        /// A number that goes up and down.
        case gauge
        /// Durations by the boundaries of `DurationHistogram`, in seconds.
        case histogram
    }

    let kind: Kind
    /// By the conventions of Prometheus: base units, and `_total` behind a counter.
    let name: String
    /// One sentence.
    let help: String
    /// The names of its labels; each sample has a value for each, in this order.
    let labels: [String]

    init(_ kind: Kind, _ name: String, labels: [String] = [], _ help: String) {
        self.kind = kind
        self.name = name
        self.labels = labels
        self.help = help
    }
}
