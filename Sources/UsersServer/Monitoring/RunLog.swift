internal import CryptoPrimitives
internal import Logging
internal import Synchronization

/// What the service says when it has started, and when it has stopped.
final class RunLog: Sendable {
    let configuration: ServiceConfiguration
    let metrics: MetricsRegistry
    private let start = ContinuousClock.now
    private let hasStarted = Atomic(false)

    init(_ configuration: ServiceConfiguration, _ metrics: MetricsRegistry) {
        self.configuration = configuration
        self.metrics = metrics
    }

    /// It listens on a port, with so many users.
    func started(port: Int, store: StoreFigures, users: Int?) {
        hasStarted.store(true, ordering: .relaxed)
        configuration.logger.info(
            "started",
            metadata: [
                "address": "\(ListenAddress(host: configuration.host, port: port))",
                "database_bytes": .stringConvertible(store.size ?? 0),
                "kernels": "\(HashKernels.level.rawValue)",
                "memory_budget_bytes": .stringConvertible(configuration.memoryBudget),
                "users": .stringConvertible(users ?? 0),
                "version": "\(BuildVersion.hashferry)",
            ])
    }

    /// It has ended: asked to, or by an error of a kind; nothing where it never started, which whoever starts it says.
    func stopped(because error: (any Error)?) {
        guard hasStarted.load(ordering: .relaxed) else { return }
        let reason =
            switch error {
            case nil: "asked to"
            case is CancellationError: "cancelled"
            case let error?: "\(type(of: error))"
            }
        let metadata: Logger.Metadata = [
            "calls": .stringConvertible(metrics.requests.total), "reason": "\(reason)",
            "uptime_seconds": .stringConvertible((ContinuousClock.now - start) / .seconds(1)),
        ]
        configuration.logger.log(
            level: error == nil || error is CancellationError ? .info : .error, "stopped", metadata: metadata)
    }
}
