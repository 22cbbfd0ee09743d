internal import ArgumentParser
internal import Logging
internal import Metrics
internal import UsersServer

/// What the service tells of itself: its log and its metrics.
struct MonitoringArguments: ParsableArguments {
    @Flag(help: "Answer GET /metrics with the service's metrics as text.")
    var metrics = false

    @Option(help: "What is logged on stderr: debug (every call), info, notice, warning or error.")
    var logLevel = "notice"

    func validate() throws {
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("--log-level takes debug, info, notice, warning or error")
        }
    }

    /// The service's log, on stderr; called once.
    func logger() -> Logger {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "hashferry")
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
        return logger
    }

    /// Keeps metrics where they are asked for; called once.
    func apply(to configuration: inout ServiceConfiguration) {
        guard metrics else { return }
        let registry = MetricsRegistry()
        MetricsSystem.bootstrap(registry)
        configuration.metrics = registry
    }
}
