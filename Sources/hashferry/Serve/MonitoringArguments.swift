internal import ArgumentParser
internal import Logging
internal import UsersServer

/// What the service tells of itself: its log and its metrics.
struct MonitoringArguments: ParsableArguments {
    @Flag(help: "Answer GET /metrics with the service's metrics as text, to anybody who can call the service.")
    var metrics = false

    @Option(
        help: ArgumentHelp(
            "Answer GET /metrics on an address of its own, also when the service is overloaded; with port 0 on any port "
                + "that is free. :9090 is port 9090 of every IPv4 address of this machine.",
            valueName: "host:port"),
        transform: { text in
            guard let address = ListenAddress(text) else {
                throw ValidationError("takes host:port, as in 127.0.0.1:9090, [::1]:9090 or :9090")
            }
            return address
        })
    var metricsListen: ListenAddress?

    @Option(
        help: "What is logged on stderr: trace, debug (every call), info (refused log-ins), notice, warning or error.")
    var logLevel = "notice"

    @Option(help: "How the log is written: text or json, an object a line.")
    var logFormat = LogLine.Format.text

    @Option(help: "Whether the log names the addresses of clients whose log-ins are refused: on or off.")
    var logAddresses = Switch.on

    /// On or off.
    enum Switch: String, ExpressibleByArgument, CaseIterable {
        case on, off
    }

    func validate() throws {
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("--log-level takes trace, debug, info, notice, warning or error")
        }
    }

    /// The service's log, on stderr; called once.
    func logger() -> Logger {
        let output = LogOutput()
        LoggingSystem.bootstrap { [logFormat] _ in LineLogHandler(logFormat, output) }
        var logger = Logger(label: "hashferry")
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
        return logger
    }

    func apply(to configuration: inout ServiceConfiguration) {
        configuration.metrics = metrics ? MetricsRegistry() : nil
        configuration.metricsAddress = metricsListen
        configuration.logsAddresses = logAddresses == .on
    }

    /// Where the metrics are, once the service listens on a port for them; nil where they have no address of their own.
    func place(port: Int?) -> String? {
        guard let port, let metricsListen else { return nil }
        return "http://\(ListenAddress(host: metricsListen.host, port: port))/metrics"
    }
}

extension LogLine.Format: ExpressibleByArgument {}
