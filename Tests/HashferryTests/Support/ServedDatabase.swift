import AppwriteTransport
import AppwriteUsers
import JSONText
import Testing

/// A `hashferry serve` on a database of its test, on a port that is free; it is killed with this object.
// Sendable: nothing of it changes after its initializer but the process that it stands for.
final class ServedDatabase: @unchecked Sendable {
    let endpoint: String
    let command: RunningCommand
    /// The header of a call with the service's first key.
    let keyFields: HeaderFields
    /// The header of a call without key and session.
    let guestFields: HeaderFields

    /// Kept until the process ends: a client must be shut down before it goes away.
    private static let transport = AsyncHTTPTransport(
        connectTimeout: .seconds(600), timeout: .seconds(600), maximumConnections: 64)

    init(_ database: String = "users.sqlite", _ arguments: String..., in workspace: Workspace) throws {
        command = try RunningCommand(
            Executable.url(), ["serve", "--database", database, "--port", "0", "--format", "json"] + arguments,
            in: workspace)
        let command = command
        try #require(command.wait { try command.outputSoFar().hasSuffix("\n") }, "the service does not start")
        let place = try JSONParser.parse(command.outputSoFar())
        endpoint = try #require(place["endpoint"]?.stringValue)
        let project = try #require(place["project"]?.stringValue)
        let keyFile = try #require(place["keyFile"]?.stringValue)
        let key = try #require(try workspace.text(keyFile).split(separator: "\n").first)
        guestFields = ["X-Appwrite-Project": project]
        keyFields = ["X-Appwrite-Project": project, "X-Appwrite-Key": String(key)]
    }

    /// Makes a call: with the first key, unless other fields are given.
    func call(
        _ method: HTTPMethod, _ path: String, _ body: JSONObject? = nil, _ fields: HeaderFields? = nil
    ) async throws -> (status: Int, body: JSONObject) {
        var fields = fields ?? keyFields
        if body != nil { fields.append("Content-Type", "application/json") }
        let answer = try await Self.transport.send(
            HTTPTransportRequest(
                method: method, url: endpoint + path, fields: fields,
                body: body.map { Array(JSONValue.object($0).jsonText.utf8) }))
        return (answer.status, (try? JSONParser.parse(answer.body))?.objectValue ?? JSONObject())
    }

    /// Makes a user with an id, which must succeed.
    func makeUser(_ id: String, email: String? = nil) async throws {
        let answer = try await call(
            .post, "/users", ["userId": .string(id), "email": email.map { .string($0) } ?? .null])
        try #require(answer.status == 201, "\(answer)")
    }

    /// How many users there are.
    func count() async throws -> Int64? { try await call(.get, "/users").body["total"]?.integerValue }

    /// Ends it as an operator does.
    func end() throws -> CommandRun {
        command.signal(15)
        return try command.wait()
    }
}
