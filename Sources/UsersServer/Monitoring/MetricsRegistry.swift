internal import Synchronization

/// What a service counts while it runs, and how it is: text for Prometheus, and for whoever else reads that.
///
/// The series are bounded: labels name the service's own paths, statuses, schemes and reasons, never what a caller sent.
public final class MetricsRegistry: Sendable {
    let requests = RequestFigures(of: EndpointTable.all)
    let connections = ConnectionFigures()
    let rateLimited = LabelledCounter(.rateLimited, known: RateLimit.names(in: EndpointTable.all).map { [$0] })
    let logins = LabelledCounter(.logins, known: LoginOutcome.knownLabels)
    let renewedHashes = LabelledCounter(.renewedHashes)
    let unverifiableHashes = LabelledCounter(.unverifiableHashes)
    /// Of the service that runs.
    private let figures = Mutex<[any MetricsSource]>([])

    /// Makes a registry in which nothing has been counted.
    public init() {}

    /// Tells from now on what these tell, and nothing of those before them.
    func watch(_ sources: [any MetricsSource]) { figures.withLock { $0 = sources } }

    /// The figures of this moment, in the text exposition format 0.0.4.
    ///
    /// Blocks for no longer than some locks and files of the system take: neither a full pool nor a busy database is
    /// waited for.
    public var text: String {
        var text = MetricsText()
        let sources: [any MetricsSource] = [
            BuildFigures(), requests, connections, rateLimited, logins, renewedHashes, unverifiableHashes,
        ]
        for source in sources + figures.withLock({ $0 }) + [ProcessFigures()] { source.write(to: &text) }
        return text.text
    }
}
