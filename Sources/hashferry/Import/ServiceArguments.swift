internal import AppwriteTransport
internal import AppwriteUsers
internal import ArgumentParser
internal import Foundation
internal import ImportDestinations
internal import UserImport
internal import UsersServer

/// The service that an import goes to, and how much of it is asked for at a time.
struct ServiceArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A service in the place of a database, over HTTP: the base of its API, such as https://cloud.example.com/v1.",
            valueName: "url"))
    var endpoint: String?

    @Option(help: ArgumentHelp("The service's project.", valueName: "id"))
    var project: String?

    @Option(
        help: ArgumentHelp(
            "The file with a key of the project that has the scopes users.read and users.write; its first word counts.",
            valueName: "file"),
        completion: .file())
    var keyFile: String?

    @Option(
        help: ArgumentHelp(
            "Users under way at a time at the most, 1 to 256: a run begins with one, and does what the service bears.",
            valueName: "count"))
    var concurrency = ServiceDestination.defaultConcurrency

    @Option(
        help: ArgumentHelp(
            "Requests a second at the most, repeated ones among them (default: no limit).", valueName: "number"))
    var rate: Double?

    @Option(
        help: ArgumentHelp(
            "How long a request is tried again while the service is away, busy or asks for a pause, 0s to 24h.",
            valueName: "time"),
        transform: RetryTime.init)
    var retryFor = RetryTime.default

    @Flag(help: "Let keys and hashes travel unencrypted, to an http:// endpoint on another machine.")
    var allowInsecure = false

    func validate() throws {
        guard 1...256 ~= concurrency else { throw ValidationError("--concurrency takes a number from 1 to 256") }
        guard rate.map({ 0.001...1_000_000 ~= $0 }) ?? true else {
            throw ValidationError("--rate takes a number from 0.001 to 1000000")
        }
        guard let endpoint else {
            guard project == nil, keyFile == nil, rate == nil, !allowInsecure else {
                throw ValidationError("--project, --key-file, --rate and --allow-insecure need --endpoint")
            }
            return
        }
        guard project?.isEmpty == false, keyFile != nil else {
            throw ValidationError("--endpoint needs a --project and a --key-file")
        }
        guard let address = URLComponents(string: endpoint), let host = address.host, !host.isEmpty,
            let scheme = address.scheme, ["http", "https"].contains(scheme),
            address.user == nil, address.password == nil, address.query == nil, address.fragment == nil
        else { throw ValidationError("--endpoint takes an address such as https://cloud.example.com/v1") }
        guard scheme == "https" || allowInsecure || Self.isLoopback(host) else {
            throw ValidationError(
                "the key and the hashes would travel unencrypted: use https://, or say --allow-insecure")
        }
    }

    /// Whether a host is this machine: its name (RFC 6761, section 6.3), or an address of the loopback network.
    private static func isLoopback(_ host: String) -> Bool {
        let octets = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        return ["localhost", "[::1]", "::1"].contains(host.lowercased())
            || (octets.count == 4 && octets.first == 127 && !octets.contains(nil))
    }
}

extension ServiceArguments {
    /// Carries out an import into the service, once the service has let the key in; does nothing without an endpoint.
    ///
    /// - Throws: `Failure` with a hint where the service ends the run; what `carry` throws.
    func withTarget(
        _ arguments: TargetArguments, _ carry: (ImportTarget<AppwritePlan>) async throws -> Void
    ) async throws {
        guard let endpoint, let project, let keyFile else { return }
        try await withConnection { connection in
            try await carry(target(connection, endpoint, project, keyFile, arguments))
        }
    }

    /// Lends a client of the service; does nothing without an endpoint.
    ///
    /// - Throws: `Failure` with a hint where the service ends the run; what `body` throws.
    func withClient(_ body: (UsersClient) async throws -> Void) async throws {
        try await withConnection { connection in
            // Whoever has mistyped the endpoint is told soon.
            try await ServiceDestination(client: connection.client(retry: .default)).checkAccess()
            try await body(connection.client(retry: .patient(for: retryFor.duration)))
        }
    }

    private func withConnection(_ body: (ServiceConnection) async throws -> Void) async throws {
        guard let endpoint, let project, let keyFile else { return }
        let key: String
        do {
            key = try KeyFile.firstKey(path: keyFile) { Console.note("warning: \($0)") }
        } catch let problem as KeyFile.Problem {
            throw Failure(
                "\(keyFile): \(problem)", hint: problem.remedy ?? "the file needs a line with a key of the project")
        }
        let sockets = AsyncHTTPTransport(maximumConnections: concurrency)
        let connection = ServiceConnection(
            endpoint: endpoint, project: project, key: key, sockets: sockets, concurrency: concurrency, rate: rate,
            retryFor: retryFor.duration)
        do {
            try await body(connection)
        } catch {
            await sockets.shutdown()
            if let error = error as? AppwriteError { throw Failure(service: error) }
            throw error
        }
        await sockets.shutdown()
    }

    private func target(
        _ connection: ServiceConnection, _ endpoint: String, _ project: String, _ keyFile: String,
        _ arguments: TargetArguments
    ) async throws -> ImportTarget<AppwritePlan> {
        // Whoever has mistyped the endpoint is told soon.
        let first = connection.client(retry: .default)
        try await ServiceDestination(client: first).checkAccess()
        // A service that does not say its version is taken for a current one.
        let target = arguments.target(saying: try? await first.version())
        let destination = ServiceDestination(
            client: connection.client(retry: .patient(for: retryFor.duration)), concurrency: concurrency,
            stop: connection.stop)
        return ImportTarget(
            destination: destination,
            planner: { AppwritePlanner(policy: $0, target: target) },
            name: .service(endpoint: endpoint, project: project, keyFile: keyFile),
            identity: [endpoint, project] + arguments.context,
            place: JournalPlace.service(endpoint: endpoint, project: project).words,
            batchSize: max(ServiceDestination.batchSize, concurrency),
            delivery: connection.transport, stop: connection.stop)
    }
}
