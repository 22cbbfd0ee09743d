internal import AppwriteUsers
internal import Foundation
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
internal import ServiceLifecycle

/// Answers `GET /metrics` on an address of its own, whatever keeps the service's own from answering.
struct MetricsListener: Service, Redacted {
    /// Connections at a time; ours: a few that scrape.
    private static let maximumConnectionCount = 64
    private static let idleTime = TimeAmount.seconds(60)
    /// What a reader has left once the service ends: it is answered at once, or comes again.
    private static let ending = RequestDeadline.Ending(request: .seconds(1), call: .seconds(5))

    let address: ListenAddress
    let metrics: MetricsRegistry
    let logger: Logger
    /// Called with the port once it listens.
    let onListening: @Sendable (Int) async -> Void

    /// Listens until a graceful shutdown.
    /// - Throws: `MetricsListenerError` where it cannot listen.
    func run() async throws {
        var logger = logger
        // Where the service cannot listen on its own address, this one is cancelled, which the framework calls an error.
        logger.logLevel = .critical
        let router = Router(context: BasicRequestContext.self, options: .autoGenerateHeadEndpoints)
        router.get("/metrics") { [metrics] _, _ in Self.response(with: metrics) }
        let application = Application(
            router: router,
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [RequestDeadline(limit: Self.idleTime, ending: Self.ending)],
                    idleTimeout: Self.idleTime)),
            configuration: ApplicationConfiguration(
                address: .hostname(address.host, port: address.port), serverName: nil,
                availableConnectionsDelegate: .maximum(Self.maximumConnectionCount, logger: logger)),
            onServerRunning: { [onListening] channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: logger)
        do {
            try await application.run()
        } catch let error as IOError {
            let reason = error.errnoCode == EADDRINUSE ? "the port is in use" : error.description
            throw MetricsListenerError(address: address, reason: reason)
        } catch is SocketAddressError.UnknownHost {
            throw MetricsListenerError(address: address, reason: "the host is unknown")
        }
    }

    /// The metrics as an answer.
    static func response(with metrics: MetricsRegistry) -> Response {
        Response(
            status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: .init(byteBuffer: ByteBuffer(string: metrics.text)))
    }
}

/// Why the metrics cannot be served on an address of their own.
public struct MetricsListenerError: Error, Sendable, Hashable {
    /// The address.
    public let address: ListenAddress
    /// What is in the way, in words.
    public let reason: String
}
