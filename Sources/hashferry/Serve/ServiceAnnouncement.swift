internal import FileReading
internal import JSONText
internal import PasswordVerification
internal import ServiceLifecycle
internal import UsersServer

/// Serves, and says where once it listens.
struct AnnouncingService: Service {
    let service: UsersService
    /// Called with the service's port, and with that of the metrics where they have one of their own.
    let announce: @Sendable (_ port: Int, _ metricsPort: Int?) throws -> Void

    func run() async throws {
        let (metricsPorts, metricsListening) = AsyncStream.makeStream(of: Int.self)
        try await service.run { port in
            metricsListening.yield(port)
        } onListening: { [announce] port in
            // What is listened on first has been told by now.
            metricsListening.finish()
            // Whoever started it does not read: it serves all the same.
            try? announce(port, await metricsPorts.first { _ in true })
        }
    }
}

/// Says on stdout where the service is.
func announce(
    endpoint: String, project: String, keyFile: String, preferred: PreferredHash, metrics: String?,
    _ format: OutputFormat
) throws {
    let output = FileDescriptorWriter.standardOutput()
    switch format {
    case .json:
        var place: JSONObject = [
            "endpoint": .string(endpoint), "project": .string(project), "keyFile": .string(keyFile),
        ]
        if let metrics { place["metrics"] = .string(metrics) }
        try output.write(JSONValue.object(place).jsonText + "\n")
    case .text:
        try output.write(
            """
            serving the Users API
              endpoint  \(endpoint)
              project   \(project)
              API key   in \(keyFile)
              hashes    \(preferred)
            \(metrics.map { "  metrics   \($0)\n" } ?? "")Ctrl-C ends it.

            """)
    }
    try output.flush()
}
