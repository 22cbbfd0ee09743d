public import CoreMetrics
internal import Synchronization

/// Keeps what swift-metrics is told, and writes it as text (Prometheus text exposition format 0.0.4).
///
/// Counters count, gauges hold their last value, and timers are summed and counted.
public final class MetricsRegistry: MetricsFactory, Sendable {
    private let series = Mutex<[MetricsSeries.Key: MetricsSeries]>([:])

    /// Series at most: labels that grow without end must not take the memory.
    private static let maximumCount = 2000

    /// Makes a registry without any series.
    public init() {}

    public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
        series(label, dimensions, .counter)
    }

    public func makeFloatingPointCounter(
        label: String, dimensions: [(String, String)]
    ) -> any FloatingPointCounterHandler {
        series(label, dimensions, .counter)
    }

    public func makeRecorder(
        label: String, dimensions: [(String, String)], aggregate: Bool
    ) -> any RecorderHandler {
        series(label, dimensions, aggregate ? .summary : .gauge)
    }

    public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
        series(label, dimensions, .gauge)
    }

    public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
        series(label, dimensions, .summary)
    }

    public func destroyCounter(_ handler: any CounterHandler) {}
    public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
    public func destroyRecorder(_ handler: any RecorderHandler) {}
    public func destroyMeter(_ handler: any MeterHandler) {}
    public func destroyTimer(_ handler: any TimerHandler) {}

    private func series(
        _ label: String, _ dimensions: [(String, String)], _ kind: MetricsSeries.Kind
    ) -> MetricsSeries {
        let key = MetricsSeries.Key(label: label, dimensions: dimensions)
        return series.withLock { series in
            if let known = series[key] { return known }
            let new = MetricsSeries(kind)
            if series.count < Self.maximumCount { series[key] = new }
            return new
        }
    }

    /// All series, sorted, one a line.
    public var text: String {
        let all = series.withLock { Array($0) }.sorted { $0.key < $1.key }
        var lines: [String] = []
        var last = ""
        for (key, series) in all {
            if key.label != last { lines.append("# TYPE \(key.label) \(series.kind.rawValue)") }
            last = key.label
            lines += series.lines(key)
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
