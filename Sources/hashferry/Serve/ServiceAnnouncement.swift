internal import FileReading
internal import JSONText
internal import PasswordVerification
internal import ServiceLifecycle
internal import UsersServer

/// Serves, and says where once it listens.
struct AnnouncingService: Service {
    let service: UsersService
    let announce: @Sendable (Int) throws -> Void

    func run() async throws {
        try await service.run { [announce] port in
            // Whoever started it does not read: it serves all the same.
            try? announce(port)
        }
    }
}

/// Says on stdout where the service is.
func announce(
    endpoint: String, project: String, keyFile: String, preferred: PreferredHash, _ format: OutputFormat
) throws {
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
              hashes    \(preferred)
            Ctrl-C ends it.

            """)
    }
    try output.flush()
}
