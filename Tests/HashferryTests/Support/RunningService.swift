import Foundation
import JSONText
import Testing

/// A `hashferry serve` of its own for a test, on a port that is free; it ends with this object.
final class RunningService {
    let endpoint: String
    private let workspace: Workspace
    private let command: RunningCommand

    /// Starts it in a folder, with the database `service.sqlite`, the key file `service.key` and the project `shop`.
    /// - Parameter arguments: what else it is started with.
    init(in workspace: Workspace, _ arguments: [String] = []) throws {
        self.workspace = workspace
        command = try RunningCommand(
            Executable.url(),
            [
                "serve", "--database", "service.sqlite", "--key-file", "service.key", "--project", "shop", "--port",
                "0", "--format", "json",
            ] + arguments, in: workspace)
        let command = command
        try #require(command.wait { try command.outputSoFar().hasSuffix("\n") }, "the service does not start")
        endpoint = try #require(JSONParser.parse(command.outputSoFar())["endpoint"]?.stringValue)
    }

    /// What an import into it is called with.
    var arguments: [String] { ["--endpoint", endpoint, "--project", "shop", "--key-file", "service.key"] }
}
