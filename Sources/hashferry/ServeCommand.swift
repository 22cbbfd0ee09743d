internal import ArgumentParser
internal import CryptoPrimitives
internal import FileReading
internal import Foundation
internal import JSONText
internal import Logging
internal import Metrics
internal import NIOCore
internal import ServiceLifecycle
internal import UnixSignals
internal import UsersServer

/// `hashferry serve`: the users service on the embedded store.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Serve the Users API on the embedded users database.",
        discussion: """
            Official SDKs work against it unchanged: give them the endpoint, the project's id and a key out of the key \
            file. Everything that is not there is made: the database, the project's id (kept in the database), and the \
            key file with one key that may do everything.

            A key file has one key a line. Behind a key may stand what limits it: \
            scopes=users.read,sessions.write and expires=2027-01-01. The scopes are users.read, users.write, \
            sessions.read, sessions.write, targets.read, targets.write and health.read.

            It listens without TLS: to be reached from elsewhere, put it behind a proxy that has it.

            SIGTERM and SIGINT let the calls in progress end. \
            Exit: 0 after one of them, 2 wrong usage, 3 when it cannot listen, or open a file.

            Examples:
              hashferry serve
              hashferry serve --database users.sqlite --port 0 --format json
              hashferry serve --project demo --key-file demo.key --log-level info
              hashferry serve --memory-budget 2GiB --metrics
            """)

    @Option(help: "The users database; made where it is not there.", completion: .file())
    var database = "users.sqlite"

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 for any that is free.")
    var port = 8080

    @Option(help: "The project's id (default: the database's own).")
    var project: String?

    @Option(
        help: ArgumentHelp(
            "The file with the API keys; made where it is not there (default: the database's name with .key).",
            valueName: "file"),
        completion: .file())
    var keyFile: String?

    @Flag(help: "Refuse passwords under 8 and over 256 bytes at log-in, as the reference server does.")
    var strict = false

    @OptionGroup(title: "What the project's owner can set") var settings: SettingsArguments

    @Option(
        help: "Memory that the hashes under way take together; a log-in that finds no place in time is answered 503.",
        transform: ByteSize.init)
    var memoryBudget = ByteSize(bytes: 512 << 20)

    @Flag(
        inversion: .prefixedNo,
        help: ArgumentHelp(
            "Compute several waiting hashes of one kind side by side: many log-ins at once take a fraction of the time, "
                + "and what one takes depends on the others."))
    var batches = true

    @Flag(help: "Answer GET /metrics with the service's metrics as text.")
    var metrics = false

    @Option(help: "What is logged on stderr: debug (every call), info, notice, warning or error.")
    var logLevel = "notice"

    @Option(help: "How the place of the service is written on stdout: text or json.")
    var format = OutputFormat.text

    func validate() throws {
        guard 0...65_535 ~= port else { throw ValidationError("--port takes a number from 0 to 65535") }
        // One log-in under the policy: 64 MiB.
        guard memoryBudget.bytes >= 64 << 20 else { throw ValidationError("--memory-budget takes 64MiB or more") }
        guard Logger.Level(rawValue: logLevel) != nil else {
            throw ValidationError("--log-level takes debug, info, notice, warning or error")
        }
        if let project, !ServiceConfiguration.isProjectID(project) {
            throw ValidationError(
                "--project takes 1 to 36 characters out of a-z, A-Z, 0-9, period, hyphen and underscore, the first a "
                    + "letter or a digit")
        }
    }

    func run() async throws {
        LoggingSystem.bootstrap { StreamLogHandler.standardError(label: $0) }
        var logger = Logger(label: "hashferry")
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .notice
        for problem in HashKernels.problems { logger.warning("\(problem)") }
        let keyFile = keyFile ?? URL(fileURLWithPath: database).deletingPathExtension().relativePath + ".key"
        var configuration = ServiceConfiguration(database: database, keyFile: keyFile, logger: logger)
        configuration.project = project
        configuration.host = host
        configuration.port = port
        configuration.memoryBudget = UInt64(memoryBudget.bytes)
        configuration.batches = batches
        configuration.settings = try settings.projectSettings(isStrict: strict)
        if metrics {
            let registry = MetricsRegistry()
            MetricsSystem.bootstrap(registry)
            configuration.metrics = registry
        }
        let service: UsersService
        do {
            service = try UsersService(configuration)
        } catch let problem as KeyFile.Problem {
            throw Failure("\(keyFile): \(problem)", hint: "hashferry serve --help shows what a key file holds")
        }
        let announcing = AnnouncingService(service: service) { [host, format, project = service.project] port in
            try announce(
                endpoint: "http://\(host.contains(":") ? "[\(host)]" : host):\(port)\(UsersService.basePath)",
                project: project, keyFile: keyFile, format)
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: [announcing], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger))
        do {
            try await group.run()
        } catch let error as IOError {
            throw Failure(
                "cannot listen on \(host):\(port): \(error.errnoCode == EADDRINUSE ? "the port is in use" : "\(error)")",
                hint: "--port 0 takes any port that is free")
        }
    }
}

/// Serves, and says where once it listens.
private struct AnnouncingService: Service {
    let service: UsersService
    let announce: @Sendable (Int) throws -> Void

    func run() async throws {
        try await service.run { [announce] port in
            // Whoever started it does not read: it serves all the same.
            try? announce(port)
        }
    }
}

private func announce(endpoint: String, project: String, keyFile: String, _ format: OutputFormat) throws {
    let output = FileDescriptorWriter.standardOutput()
    switch format {
    case .json:
        let place: JSONObject = [
            "endpoint": .string(endpoint), "project": .string(project), "keyFile": .string(keyFile),
        ]
        try output.write(JSONValue.object(place).jsonText + "\n")
    case .text:
        try output.write(
            """
            serving the Users API
              endpoint  \(endpoint)
              project   \(project)
              API key   in \(keyFile)
            Ctrl-C ends it.

            """)
    }
    try output.flush()
}
