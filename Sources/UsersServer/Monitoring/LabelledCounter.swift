internal import Synchronization

/// Counts one family by the values of its labels.
final class LabelledCounter: MetricsSource {
    /// Series at the most; ours, and more than the service has words for: labels must not take the memory.
    static let maximumCount = 1000

    private let family: MetricFamily
    private let counts: Mutex<[[String]: Int]>

    /// Makes a counter.
    /// - Parameter known: values of the labels that are told before they occur, as 0: their first one is a rise, too.
    init(_ family: MetricFamily, known: [[String]] = []) {
        self.family = family
        counts = Mutex(Dictionary(known.map { ($0, 0) }, uniquingKeysWith: { first, _ in first }))
    }

    /// Counts one.
    func count(_ labels: String...) {
        counts.withLock { counts in
            guard counts[labels] != nil || counts.count < Self.maximumCount else { return }
            counts[labels, default: 0] += 1
        }
    }

    func write(to text: inout MetricsText) {
        let sorted = counts.withLock { $0 }.sorted { $0.key.lexicographicallyPrecedes($1.key) }
        text.write(
            family,
            sorted.map { labels, count in
                var sample = MetricsText.Sample(count)
                sample.labels = labels
                return sample
            })
    }
}
