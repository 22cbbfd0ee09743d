internal import AppwriteUsers
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
public struct UsersService: Service {
    /// The project's id, which every call names.
    public let project: String
    /// The store that it serves.
    public let store: UserStore
    private let configuration: ServiceConfiguration
    private let keys: [APIKey]

    /// Where the API stands below the host.
    public static let basePath = "/v1"

    /// Opens the database and the keys; nothing listens yet.
    /// - Throws: `StoreError`, `KeyFile.Problem`, and the file system's errors.
    public init(_ configuration: ServiceConfiguration) async throws {
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
        keys = try KeyFile.open(path: configuration.keyFile)
    }

    /// Listens, and serves until a graceful shutdown.
    public func run() async throws { try await run(onListening: { _ in }) }

    /// Listens, tells the port, and serves until a graceful shutdown.
    public func run(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let hangUps = HangUps()
        let passwords = try PasswordService(
            memoryBudget: configuration.memoryBudget, maximumWaiting: configuration.maximumWaitingHashCount,
            batches: configuration.batches, hangUps: hangUps)
        let state = ServiceState(
            store: store, project: project,
            keys: Dictionary(keys.map { ($0.digest, $0) }, uniquingKeysWith: { first, _ in first }),
            settings: configuration.settings, passwords: passwords, limiter: RateLimiter(),
            logger: configuration.logger)
        let idle = TimeAmount.seconds(configuration.idleSeconds)
        let application = Application(
            router: Self.router(state, metrics: configuration.metrics),
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [RequestDeadline(limit: idle), HangUpDetection(hangUps)],
                    idleTimeout: idle)),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: .maximum(
                    configuration.maximumConnectionCount, logger: configuration.logger)),
            services: [passwords, SearchIndexing(store: store, logger: configuration.logger)],
            onServerRunning: { channel in await onListening(channel.localAddress?.port ?? 0) },
            logger: configuration.logger)
        do {
            try await application.run()
        } catch {
            _ = try? await store.close()
            throw error
        }
        guard try await store.close() else {
            let text =
                "the database's -wal still holds changes, because another program uses it or the disk is full: keep it"
            configuration.logger.notice("\(text)")
            return
        }
    }

    private static func router(_ state: ServiceState, metrics: MetricsRegistry?) -> Router<CallContext> {
        let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
        let dispatcher = Dispatcher(service: state)
        router.middlewares.add(CrossOrigin(trustedHosts: state.settings.trustedHosts))
        router.middlewares.add(UnknownRoutes(project: state.project))
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
        if let metrics {
            router.get("/metrics") { _, _ in
                state.passwords.recordStatistics(in: metrics)
                return Response(
                    status: .ok, headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
                    body: .init(byteBuffer: ByteBuffer(string: metrics.text)))
            }
        }
        return router
    }
}
