import Testing

/// Metrics in their text.
struct ToldMetrics {
    let lines: [Substring]

    init(_ text: String) { lines = text.split(separator: "\n") }

    /// The samples of a name whose labels contain all these texts.
    func samples(of name: String, _ labels: [String] = []) -> [(labels: Substring, value: Double)] {
        lines.compactMap { line in
            guard line.hasPrefix(name + " ") || line.hasPrefix(name + "{"), let space = line.lastIndex(of: " "),
                let value = Double(line[line.index(after: space)...])
            else { return nil }
            let found = line[..<space].dropFirst(name.count)
            return labels.allSatisfy(found.contains) ? (found, value) : nil
        }
    }

    /// Their sum; a sample that is missing is no 0.
    func sum(
        of name: String, _ labels: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> Double {
        let samples = samples(of: name, labels)
        try #require(!samples.isEmpty, "\(name) is missing", sourceLocation: sourceLocation)
        return samples.reduce(0) { $0 + $1.value }
    }

    /// The sum, where each of the labels is written `name=value`.
    func value(_ name: String, _ labels: String..., sourceLocation: SourceLocation = #_sourceLocation) throws -> Double
    {
        let quoted = labels.map { label in
            let parts = label.split(separator: "=", maxSplits: 1)
            return "\(parts[0])=\"\(parts[1])\""
        }
        return try sum(of: name, quoted, sourceLocation: sourceLocation)
    }
}

extension ServiceUnderTest {
    /// What is told on the service's own address, or on that of the metrics.
    func toldMetrics(port: Int? = nil) async throws -> ToldMetrics {
        let place = ServiceUnderTest(
            port: port ?? self.port, metricsPort: nil, project: project, key: key, store: store)
        let answer = try await RawConnection.request("GET", "/metrics", to: place)
        try #require(answer.status == 200, "\(answer.text)")
        return ToldMetrics(answer.body)
    }
}
