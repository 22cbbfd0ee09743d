internal import ArgumentParser
internal import CryptoPrimitives
internal import FileReading
internal import Foundation
internal import Logging
internal import NIOCore
internal import PasswordVerification
internal import ServiceLifecycle
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

            New hashes are made as --prefer says, and a weaker one becomes one of them when its owner logs in. Give \
            import and login the same --prefer, --schemes, limits, --pepper-file and --unicode. hashferry tune finds \
            costs for this machine.

            A pepper file has one key a line: an id, and the key in base64 (openssl rand -base64 32). To rotate, put \
            a new line on top and leave the old ones below: their hashes verify, and are renewed. Who loses a key \
            loses every password under it; keep the file out of the database's backups.

            It listens without TLS: to be reached from elsewhere, put it behind a proxy that has it, and name the proxy \
            with --trusted-proxy. From nobody else the X-Forwarded headers count.

            SIGHUP reads the key file again. SIGTERM and SIGINT let the calls in progress end, which takes at most ten \
            seconds; a second one ends at once. \
            Exit: 0 after one of them, 128 and the signal's number after two, 2 wrong usage, 3 when it cannot listen, or \
            open a file.

            Examples:
              hashferry serve
              hashferry serve --database users.sqlite --port 0 --format json
              hashferry serve --project demo --key-file demo.key --log-level info
              hashferry serve --memory-budget 2GiB --metrics-listen 127.0.0.1:9090
              hashferry serve --log-level info --log-format json
              hashferry serve --prefer argon2id:m=128MiB,t=2,p=1 \\
                --pepper-file users.pepper
              hashferry serve --trusted-proxy 127.0.0.1 --trusted-proxy fd00::/8
              kill -HUP $(pidof hashferry)
            """)

    @Option(help: "The users database; made where it is not there.", completion: .file())
    var database = "users.sqlite"

    @Option(help: "The project's id (default: the database's own).")
    var project: String?

    @Option(
        help: ArgumentHelp(
            "The file with the API keys; made where it is not there (default: the database's name with .key).",
            valueName: "file"),
        completion: .file())
    var keyFile: String?

    @OptionGroup(title: "Where it listens") var listening: ListeningArguments

    @Flag(help: "Refuse passwords under 8 and over 256 bytes at log-in, as the reference server does.")
    var strict = false

    @OptionGroup(title: "What the project's owner can set") var settings: SettingsArguments

    @OptionGroup(title: "How hashes are computed") var hashing: HashingArguments

    @OptionGroup(title: "Which hashes verify, and what new ones are") var policy: PolicyArguments

    @OptionGroup(title: "What can be watched") var monitoring: MonitoringArguments

    @Option(help: "How the place of the service is written on stdout: text or json.")
    var format = OutputFormat.text

    func validate() throws {
        if let project, !ServiceConfiguration.isProjectID(project) {
            throw ValidationError(
                "--project takes 1 to 36 characters out of a-z, A-Z, 0-9, period, hyphen and underscore, the first a "
                    + "letter or a digit")
        }
    }

    func run() async throws {
        let logger = monitoring.logger()
        // Each connection takes one.
        ProcessStart.raiseDescriptorLimit()
        for problem in HashKernels.problems { logger.warning("\(problem)") }
        let keyFile = keyFile ?? URL(fileURLWithPath: database).deletingPathExtension().relativePath + ".key"
        var configuration = ServiceConfiguration(database: database, keyFile: keyFile, logger: logger)
        configuration.project = project
        listening.apply(to: &configuration)
        hashing.apply(to: &configuration)
        configuration.policy = try policy.policy()
        configuration.settings = try settings.projectSettings(isStrict: strict)
        monitoring.apply(to: &configuration)
        let service: UsersService
        do {
            service = try await UsersService(configuration)
        } catch let problem as ServiceConfiguration.Problem {
            throw Failure.usage("\(problem)", hint: "raise --memory-budget, or give a --prefer with less memory")
        } catch let problem as KeyFile.Problem {
            throw Failure(
                "\(keyFile): \(problem)",
                hint: problem.remedy ?? "hashferry serve --help shows what a key file holds")
        }
        let preferred = configuration.policy.preferred
        let announcing = AnnouncingService(service: service) {
            [listening, monitoring, format, project = service.project] port, metricsPort in
            try announce(
                endpoint: "http://\(listening.authorityHost):\(port)\(UsersService.basePath)",
                project: project, keyFile: keyFile, preferred: preferred, metrics: monitoring.place(port: metricsPort),
                format)
        }
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(services: [announcing], logger: logger))
        let signals = await ServeSignals(service: service, group: group, logger: logger).listen()
        defer { signals.cancel() }
        do {
            try await group.run()
        } catch let error as MetricsListenerError {
            throw Failure(
                "cannot listen on \(error.address) for the metrics: \(error.reason)",
                hint: "--metrics-listen takes another address; its port 0 takes any that is free")
        } catch let error as IOError {
            let reason = error.errnoCode == EADDRINUSE ? "the port is in use" : "\(error)"
            throw Failure(
                "cannot listen on \(listening.host):\(listening.port): \(reason)",
                hint: "--port 0 takes any port that is free")
        }
    }
}
