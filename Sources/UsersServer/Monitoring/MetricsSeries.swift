internal import CoreMetrics
internal import Synchronization

/// The values of one metric with one set of labels.
final class MetricsSeries: CounterHandler, FloatingPointCounterHandler, RecorderHandler, MeterHandler, TimerHandler {
    /// What a series is to whoever reads it.
    enum Kind: String, Sendable {
        case counter, gauge, summary
    }

    /// What tells series apart.
    struct Key: Hashable, Comparable, Sendable {
        let label: String
        /// The labels as they are written: `{method="GET"}`, or empty.
        let labels: String

        init(label: String, dimensions: [(String, String)]) {
            self.label = label
            let pairs = dimensions.map { name, value in
                "\(name)=\"\(value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: " "))\""
            }
            labels = pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
        }

        static func < (left: Key, right: Key) -> Bool { (left.label, left.labels) < (right.label, right.labels) }
    }

    let kind: Kind
    private let value = Mutex((sum: 0.0, count: 0))

    init(_ kind: Kind) { self.kind = kind }

    func increment(by amount: Int64) { add(Double(amount)) }
    func increment(by amount: Double) { add(amount) }
    func decrement(by amount: Double) { add(-amount) }
    func set(_ new: Int64) { record(Double(new)) }
    func set(_ new: Double) { record(new) }
    func record(_ new: Int64) { record(Double(new)) }

    func record(_ new: Double) {
        if kind == .summary { add(new) } else { value.withLock { $0 = (new, 1) } }
    }

    /// In seconds, whose unit is in the metric's name.
    func recordNanoseconds(_ duration: Int64) { add(Double(duration) / 1_000_000_000) }

    func reset() { value.withLock { $0 = (0, 0) } }

    private func add(_ amount: Double) {
        value.withLock {
            $0.sum += amount
            $0.count += 1
        }
    }

    /// The series as text.
    func lines(_ key: Key) -> [String] {
        let (sum, count) = value.withLock { $0 }
        switch kind {
        case .counter, .gauge: return ["\(key.label)\(key.labels) \(sum)"]
        case .summary: return ["\(key.label)_sum\(key.labels) \(sum)", "\(key.label)_count\(key.labels) \(count)"]
        }
    }
}
