internal import PasswordVerification

/// Metrics as text: Prometheus text exposition format 0.0.4.
struct MetricsText {
    /// What has been written.
    private(set) var text = ""

    /// One sample of a counter or a gauge.
    struct Sample {
        /// The values of the family's labels, in their order.
        var labels: [String] = []
        let value: Double

        init(_ value: Double, _ labels: String...) {
            self.labels = labels
            self.value = value
        }

        init(_ value: some BinaryInteger, _ labels: String...) {
            self.labels = labels
            self.value = Double(value)
        }
    }

    /// Writes a family of counters or gauges; without a sample its head alone.
    mutating func write(_ family: MetricFamily, _ samples: [Sample]) {
        writeHead(of: family)
        for sample in samples {
            writeLine(family.name, zip(family.labels, sample.labels), sample.value)
        }
    }

    /// Writes a family of histograms; each bucket counts what the ones before it count, too.
    mutating func write(_ family: MetricFamily, _ histograms: [(labels: [String], DurationHistogram)]) {
        writeHead(of: family)
        for (values, histogram) in histograms {
            let labels = Array(zip(family.labels, values))
            var count = 0
            for (index, bucket) in histogram.counts.enumerated() {
                count += bucket
                let bounds = DurationHistogram.boundaries
                let bound = index < bounds.count ? Self.number(bounds[index] / .seconds(1)) : "+Inf"
                writeLine(family.name + "_bucket", labels + [("le", bound)], Double(count))
            }
            writeLine(family.name + "_sum", labels, histogram.total / .seconds(1))
            writeLine(family.name + "_count", labels, Double(count))
        }
    }

    private mutating func writeHead(of family: MetricFamily) {
        let help = family.help.replacing("\\", with: "\\\\").replacing("\n", with: "\\n")
        text += "# HELP \(family.name) \(help)\n# TYPE \(family.name) \(family.kind.rawValue)\n"
    }

    private mutating func writeLine(_ name: String, _ labels: some Sequence<(String, String)>, _ value: Double) {
        let pairs = labels.map { "\($0)=\"\(Self.escaped($1))\"" }.joined(separator: ",")
        text += name + (pairs.isEmpty ? "" : "{\(pairs)}") + " \(Self.number(value))\n"
    }

    private static func escaped(_ value: String) -> String {
        value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    private static func number(_ value: Double) -> String {
        if value == .infinity { return "+Inf" }
        return Int64(exactly: value).map { String($0) } ?? value.description
    }
}
