public import AppwriteUsers
internal import FileReading
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
internal import Logging
internal import NIOCore
internal import NIOPosix
public import ServiceLifecycle
public import UserStorage

/// The users service on an embedded store: the Users API of the reference, over HTTP.
///
/// Run it in a `ServiceGroup`; a graceful shutdown lets the calls in progress end, and closes the store.
public struct UsersService: Service, Redacted {
    /// The project's id, which every call names.
    public let project: String
    /// The store that it serves.
    public let store: UserStore
    private let configuration: ServiceConfiguration
    private let keys: ProjectKeys

    /// Where the API stands below the host.
    public static let basePath = "/v1"

    /// Opens the database and the keys; nothing listens yet.
    /// - Throws: `ServiceConfiguration.Problem` before anything is made; `StoreError`, `KeyFile.Problem`, and the file
    ///   system's errors.
    public init(_ configuration: ServiceConfiguration) async throws {
        try configuration.check()
        self.configuration = configuration
        store = try await UserStore.open(path: configuration.database) { [logger = configuration.logger] presence in
            switch presence {
            case .lost:
                logger.critical(
                    "the database's file is gone: changes are answered 503 until it is put back, or until a restart")
            case .back: logger.notice("the database's file is back")
            }
        }
        if let project = configuration.project {
            self.project = project
        } else {
            project = try await store.project(orChoosing: StoreIdentifier.generate())
        }
        keys = try ProjectKeys(path: configuration.keyFile, logger: configuration.logger)
    }

    /// Reads the key file again: its keys count for calls that begin later. Where it cannot be used the keys stay as they
    /// are, and the log says why. Blocks on the disk.
    public func reloadKeys() { keys.reload() }

    /// Listens, and serves until a graceful shutdown.
    public func run() async throws { try await run(onListening: { _ in }) }

    /// Listens, tells the port, and serves until a graceful shutdown.
    /// - Parameters:
    ///   - onMetricsListening: called first with the port of `metricsAddress`, where there is one.
    ///   - onListening: called with the service's own port.
    /// - Throws: `MetricsListenerError`, and `IOError` where it cannot listen on its own address.
    public func run(
        onMetricsListening: @escaping @Sendable (Int) async -> Void = { _ in },
        onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let metrics = configuration.metrics ?? MetricsRegistry()
        let runLog = RunLog(configuration, metrics)
        do {
            try await serve(metrics, runLog, onMetricsListening, onListening)
        } catch {
            runLog.stopped(because: error)
            _ = try? await store.close()
            throw error
        }
        let isWhole = try await store.close()
        if !isWhole {
            let text =
                "the database's -wal still holds changes, because another program uses it or the disk is full: keep it"
            configuration.logger.notice("\(text)")
        }
        runLog.stopped(because: nil)
    }

    private func serve(
        _ metrics: MetricsRegistry, _ runLog: RunLog, _ onMetricsListening: @escaping @Sendable (Int) async -> Void,
        _ onListening: @escaping @Sendable (Int) async -> Void
    ) async throws {
        let hangUps = HangUps()
        let passwords = try PasswordService(
            policy: configuration.policy, registry: configuration.registry,
            memoryBudget: configuration.memoryBudget, maximumWaiting: configuration.maximumWaitingHashCount,
            maximumWait: configuration.maximumHashWait,
            batches: configuration.batches, hangUps: hangUps)
        let state = ServiceState(
            store: store, project: project,
            keys: keys, settings: configuration.settings, now: configuration.now, passwords: passwords,
            limiter: RateLimiter(), metrics: metrics,
            log: ServiceLog(configuration.logger, showsAddresses: configuration.logsAddresses),
            logger: configuration.logger)
        let figures = StoreFigures(of: store, at: configuration.database)
        metrics.watch([passwords.figures, figures])
        let idle = TimeAmount.seconds(configuration.idleSeconds)
        let ending = RequestDeadline.Ending(
            request: .seconds(configuration.endingRequestSeconds), call: .seconds(configuration.endingCallSeconds))
        let bound = min(
            configuration.maximumConnectionCount,
            ConnectionBound.maximum(descriptors: ProcessStart.descriptorLimit, cores: System.coreCount))
        metrics.connections.setLimit(bound)
        var application = Application(
            router: Self.router(state, configuration),
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [
                        RequestDeadline(limit: idle, ending: ending), LastAnswer(), HangUpDetection(hangUps),
                        ConnectionCounting(metrics.connections),
                    ],
                    idleTimeout: idle)),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: ConnectionBound(maximum: bound, logger: configuration.logger)),
            services: [passwords, SearchIndexing(store: store, logger: configuration.logger)],
            onServerRunning: { [logger = configuration.logger] channel in
                try? await channel.eventLoop.submit {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(logger: logger), position: .first)
                }.get()
                let port = channel.localAddress?.port ?? 0
                runLog.started(port: port, store: figures, users: await figures.countUsers())
                await onListening(port)
            },
            logger: frameworkLogger)
        if let address = configuration.metricsAddress {
            let (ports, listening) = AsyncStream.makeStream(of: Int.self)
            application.addServices(
                MetricsListener(address: address, metrics: metrics, logger: frameworkLogger) { port in
                    await onMetricsListening(port)
                    listening.yield(port)
                })
            // The service's own address comes last: whoever is told of it can reach both.
            application.beforeServerStarts {
                guard await ports.first(where: { _ in true }) != nil else { throw CancellationError() }
            }
        }
        try await application.run()
    }

    /// The log of the framework, which at info says once more what the service says itself.
    private var frameworkLogger: Logger {
        var logger = configuration.logger
        if logger.logLevel == .info { logger.logLevel = .notice }
        return logger
    }

    private static func router(_ state: ServiceState, _ configuration: ServiceConfiguration) -> Router<CallContext> {
        let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
        let dispatcher = Dispatcher(service: state)
        router.middlewares.add(ClientResolution(trustedProxies: configuration.trustedProxies))
        router.middlewares.add(CrossOrigin(trustedHosts: state.settings.trustedHosts, project: state.project))
        router.middlewares.add(UnknownRoutes(project: state.project, requests: state.metrics.requests))
        router.middlewares.add(WellFormedRequests())
        for endpoint in EndpointTable.all {
            router.on(RouterPath(basePath + endpoint.path), method: endpoint.method) { request, context in
                await dispatcher.respond(endpoint, request, context)
            }
            guard endpoint.path.hasPrefix("/users/{userId}") else { continue }
            // A user's id may be the name of a kind of hash: the router takes that for the start of another path.
            for name in UserCreationEndpoints.kinds {
                let path = basePath + endpoint.path.replacing("{userId}", with: name)
                router.on(RouterPath(path), method: endpoint.method) { request, context in
                    var context = context
                    context.coreContext.parameters["userId"] = name[...]
                    return await dispatcher.respond(endpoint, request, context)
                }
            }
        }
        if let metrics = configuration.metrics {
            router.get("/metrics") { _, _ in MetricsListener.response(with: metrics) }
        }
        return router
    }
}
