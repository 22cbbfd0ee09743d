internal import HTTPTypes
internal import PasswordVerification
internal import Synchronization

/// The requests of each endpoint: how many with which status, and how long they took.
final class RequestFigures: MetricsSource {
    /// The figures of one endpoint, behind a lock of their own: a call waits for no call of another endpoint.
    private final class EndpointFigures: Sendable {
        struct Values {
            var statuses: [Int: Int] = [:]
            var durations = DurationHistogram()
        }

        let method: String
        let path: String
        let values = Mutex(Values())

        init(method: String, path: String) {
            self.method = method
            self.path = path
        }
    }

    private struct Key: Hashable {
        let method: HTTPRequest.Method
        let path: String
    }

    private let endpoints: [Key: EndpointFigures]
    /// What no endpoint answers; a caller chooses its method and its path, so neither is a label.
    private let others = EndpointFigures(method: "other", path: "other")
    private let inFlight = Atomic(0)

    init(of endpoints: [Endpoint]) {
        // A loop, and no closures: Swift 6.3.1 fails to optimise an initializer that has both closures and an atomic.
        var figures: [Key: EndpointFigures] = [:]
        for endpoint in endpoints {
            let key = Key(method: endpoint.method, path: endpoint.path)
            guard figures[key] == nil else { continue }
            figures[key] = EndpointFigures(method: endpoint.method.rawValue, path: endpoint.path)
        }
        self.endpoints = figures
    }

    /// The requests that were answered since the start.
    var total: Int {
        (Array(endpoints.values) + [others]).reduce(0) { $0 + $1.values.withLock { $0.statuses.values.reduce(0, +) } }
    }

    /// Notes that a request is worked on, until `end`.
    func begin() { inFlight.add(1, ordering: .relaxed) }

    /// Counts the answer to a request that began; `endpoint` is nil where there is none for it.
    func end(_ endpoint: Endpoint?, status: Int, after duration: Duration) {
        inFlight.subtract(1, ordering: .relaxed)
        let figures = endpoint.flatMap { endpoints[Key(method: $0.method, path: $0.path)] } ?? others
        figures.values.withLock { values in
            values.statuses[status, default: 0] += 1
            values.durations.add(duration)
        }
    }

    func write(to text: inout MetricsText) {
        let all = (endpoints.values.sorted { ($0.path, $0.method) < ($1.path, $1.method) } + [others])
            .map { ($0, $0.values.withLock { $0 }) }
            .filter { !$0.1.statuses.isEmpty }
        text.write(
            .requests,
            all.flatMap { figures, values in
                values.statuses.sorted { $0.key < $1.key }.map { status, count in
                    MetricsText.Sample(count, figures.method, figures.path, "\(status)")
                }
            })
        text.write(.requestDuration, all.map { ([$0.method, $0.path], $1.durations) })
        text.write(.requestsInFlight, [MetricsText.Sample(inFlight.load(ordering: .relaxed))])
    }
}
