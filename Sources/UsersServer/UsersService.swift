internal import AppwriteUsers
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
public struct UsersService: Service {
    /// The project's id, which every call names.
    public let project: String
    /// The store that it serves.
    public let store: UserStore
    private let configuration: ServiceConfiguration
    private let keys: ProjectKeys
    private let tokenKey: [UInt8]

    /// Where the API stands below the host.
    public static let basePath = "/v1"

    /// Opens the database and the keys; nothing listens yet.
    /// - Throws: `StoreError`, `KeyFile.Problem`, and the file system's errors.
    public init(_ configuration: ServiceConfiguration) throws {
        self.configuration = configuration
        store = try UserStore(path: configuration.database)
        project = try configuration.project ?? store.project(orChoosing: StoreIdentifier.generate())
        tokenKey = try store.tokenKey()
        keys = try ProjectKeys(path: configuration.keyFile, logger: configuration.logger)
    }

    /// Reads the key file again: its keys count for calls that begin later. Where it cannot be used the keys stay as they
    /// are, and the log says why. Blocks on the disk.
    public func reloadKeys() { keys.reload() }

    /// Listens, and serves until a graceful shutdown.
    public func run() async throws { try await run(onListening: { _ in }) }

    /// Listens, tells the port, and serves until a graceful shutdown.
    public func run(onListening: @escaping @Sendable (Int) async -> Void) async throws {
        let hangUps = HangUps()
        let passwords = try PasswordService(
            memoryBudget: configuration.memoryBudget, maximumWaiting: configuration.maximumWaitingHashCount,
            maximumWait: configuration.maximumHashWait, batches: configuration.batches, hangUps: hangUps)
        let state = ServiceState(
            store: store, project: project,
            keys: keys, tokenKey: tokenKey, settings: configuration.settings, passwords: passwords,
            limiter: RateLimiter(),
            logger: configuration.logger)
        let idle = TimeAmount.seconds(configuration.idleSeconds)
        let ending = RequestDeadline.Ending(
            request: .seconds(configuration.endingRequestSeconds), call: .seconds(configuration.endingCallSeconds))
        let connections = ConnectionBound(
            maximum: min(
                configuration.maximumConnectionCount,
                ConnectionBound.maximum(descriptors: ProcessStart.descriptorLimit, cores: System.coreCount)),
            logger: configuration.logger)
        let application = Application(
            router: Self.router(state, configuration),
            server: .http1(
                configuration: HTTP1Channel.Configuration(
                    additionalChannelHandlers: [
                        RequestDeadline(limit: idle, ending: ending), LastAnswer(), HangUpDetection(hangUps),
                    ],
                    idleTimeout: idle)),
            configuration: ApplicationConfiguration(
                address: .hostname(configuration.host, port: configuration.port), serverName: nil, backlog: 1024,
                availableConnectionsDelegate: connections),
            services: [passwords, SearchIndexing(store: store, logger: configuration.logger)],
            onServerRunning: { [logger = configuration.logger] channel in
                try? await channel.eventLoop.submit {
                    try channel.pipeline.syncOperations.addHandler(AcceptPause(logger: logger), position: .first)
                }.get()
                await onListening(channel.localAddress?.port ?? 0)
            },
            logger: configuration.logger)
        do {
            try await application.run()
        } catch {
            try? store.close()
            throw error
        }
        try store.close()
    }

    private static func router(_ state: ServiceState, _ configuration: ServiceConfiguration) -> Router<CallContext> {
        let router = Router(context: CallContext.self, options: .autoGenerateHeadEndpoints)
        let dispatcher = Dispatcher(service: state)
        router.middlewares.add(ClientResolution(trustedProxies: configuration.trustedProxies))
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
        if let metrics = configuration.metrics {
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
