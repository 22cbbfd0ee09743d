import Foundation
import JSONText
import Testing

/// A `hashferry serve` of its own for a test, on a port that is free; it ends with this object.
final class RunningService {
    let endpoint: String
    let port: UInt16
    let command: RunningCommand
    private let workspace: Workspace

    /// Starts it in a folder, with the database `service.sqlite`, the key file `service.key` and the project `shop`.
    /// - Parameters:
    ///   - options: what stands behind these on the command line.
    ///   - prelude: what a shell does before it becomes the service.
    ///   - errors: what takes stderr, or nil for a file.
    init(in workspace: Workspace, _ options: [String] = [], prelude: String = ":", errors: Pipe? = nil) throws {
        self.workspace = workspace
        let arguments =
            [
                "serve", "--database", "service.sqlite", "--key-file", "service.key", "--project", "shop", "--port",
                "0", "--format", "json",
            ] + options
        let program = try Executable.url().path(percentEncoded: false)
        command = try RunningCommand(
            URL(filePath: "/bin/sh"), ["-c", "\(prelude); exec \"$0\" \"$@\"", program] + arguments, in: workspace,
            errors: errors)
        let command = command
        try #require(command.wait { try command.outputSoFar().hasSuffix("\n") }, "the service does not start")
        endpoint = try #require(JSONParser.parse(command.outputSoFar())["endpoint"]?.stringValue)
        port = try #require(URL(string: endpoint)?.port.flatMap { UInt16(exactly: $0) })
    }

    /// What an import into it is called with.
    var arguments: [String] { ["--endpoint", endpoint, "--project", "shop", "--key-file", "service.key"] }

    /// The status of a call with a key.
    func status(_ method: String, _ path: String, key: String, body: String = "") throws -> Int? {
        let fields = ["X-Appwrite-Project: shop", "X-Appwrite-Key: \(key)", "Content-Type: application/json"]
        let answer = try RawSocket(port: port).request(method, "/v1" + path, fields, body: body, until: "\r\n")
        return answer.split(separator: " ").dropFirst().first.flatMap { Int($0) }
    }

    /// Waits until the log has a text so many times.
    func waitForLog(_ text: String, count: Int = 1) throws {
        let command = command
        let isThere = try command.wait { try command.talkSoFar().components(separatedBy: text).count > count }
        let talk = try command.talkSoFar()
        try #require(isThere, "\(talk)")
    }
}
