internal import AppwriteTransport
internal import AppwriteUsers
internal import ImportDestinations

/// The way to a service: sockets, a rate that is kept, and no more requests at a time than the service bears.
struct ServiceConnection {
    let transport: AdaptiveTransport<ContinuousClock>
    /// Ends every wait, and the delivery with it.
    let stop: DeliveryStop
    private let endpoint: String
    private let project: String
    private let key: String

    init(
        endpoint: String, project: String, key: String, sockets: AsyncHTTPTransport, concurrency: Int, rate: Double?,
        retryFor: Duration
    ) {
        self.endpoint = endpoint
        self.project = project
        self.key = key
        let stop = DeliveryStop()
        self.stop = stop
        let paced: any HTTPTransport =
            rate.map { PacedTransport(sockets, requestsPerSecond: $0, stop: stop) } ?? sockets
        transport = AdaptiveTransport(paced, ceiling: concurrency, maximumPause: retryFor, stop: stop)
    }

    /// A client, whose waits end with the delivery.
    func client(retry: RetryPolicy) -> UsersClient {
        UsersClient(
            endpoint: endpoint, project: project, key: key, transport: transport, retry: retry,
            wait: { [stop] delay in try await stop.wait { try await ContinuousClock().sleep(for: delay) } })
    }
}
