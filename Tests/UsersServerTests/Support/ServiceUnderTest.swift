import AppwriteTransport
import AppwriteUsers
import Foundation
import JSONText
import Logging
import UserStorage
import UsersServer

/// A users service that listens on a free port of the loopback interface, with its database in a directory of its own.
struct ServiceUnderTest: Sendable {
    let port: Int
    /// Where it tells its metrics, if they have an address of their own.
    let metricsPort: Int?
    /// The project's id.
    let project: String
    /// The first key of the key file, which may do everything unless the test wrote the file.
    let key: String
    /// The service's own store, for what no call can make.
    let store: UserStore
    /// The path of its database.
    let database: String

    /// Kept until the process ends: a client must be shut down before it goes away.
    static let transport = AsyncHTTPTransport(
        connectTimeout: .seconds(600), timeout: .seconds(600), maximumConnections: 64)

    /// Runs a service until the body returns.
    /// - Parameters:
    ///   - keys: the lines of the key file; without them the service makes one key.
    ///   - configure: changes the configuration before the service is made.
    static func run<Value: Sendable>(
        keys: String? = nil, configure: (inout ServiceConfiguration) -> Void = { _ in },
        _ body: (ServiceUnderTest) async throws -> Value
    ) async throws -> Value {
        let directory = FileManager.default.temporaryDirectory.appending(path: "hashferry-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(at: directory) }
        let keyFile = directory.appending(path: "keys")
        try keys.map { try Data($0.utf8).write(to: keyFile) }
        var configuration = ServiceConfiguration(
            database: directory.appending(path: "users.sqlite").path(percentEncoded: false),
            keyFile: keyFile.path(percentEncoded: false),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        configuration.port = 0
        // On a busy machine hashes wait long, and so do their clients.
        configuration.maximumHashWait = .seconds(600)
        configuration.idleSeconds = 600
        configure(&configuration)
        let service = try await UsersService(configuration)
        let key = try KeyFile.firstKey(path: configuration.keyFile)
        return try await withThrowingTaskGroup(of: Void.self) { group in
            let (ports, listening) = AsyncStream.makeStream(of: Int.self)
            let (metricsPorts, metricsListening) = AsyncStream.makeStream(of: Int.self)
            group.addTask {
                defer { listening.finish() }
                try await service.run {
                    metricsListening.yield($0)
                } onListening: {
                    metricsListening.finish()
                    listening.yield($0)
                }
            }
            guard let port = await ports.first(where: { _ in true }) else {
                try await group.waitForAll()
                throw CancellationError()
            }
            let metricsPort = await metricsPorts.first { _ in true }
            let value = try await body(
                ServiceUnderTest(
                    port: port, metricsPort: metricsPort, project: service.project, key: key, store: service.store,
                    database: configuration.database))
            group.cancelAll()
            while await group.nextResult() != nil {}
            return value
        }
    }

    /// The start of the next hour: a clock that stands there ends no window of a limit.
    static let hour = Timestamp(milliseconds: (Timestamp.now().milliseconds / 3_600_000 + 1) * 3_600_000)

    /// The header of a call with the first key.
    var keyFields: HeaderFields { ["X-Appwrite-Project": project, "X-Appwrite-Key": key] }

    /// The header of a call without key and session.
    var guestFields: HeaderFields { ["X-Appwrite-Project": project] }

    /// Sends exactly this; the path stands below the base path and may have a query.
    func send(
        _ method: HTTPMethod, _ path: String, _ fields: HeaderFields, body: [UInt8]? = nil
    ) async throws -> HTTPTransportResponse {
        let url = "http://127.0.0.1:\(port)\(UsersService.basePath)\(path)"
        return try await Self.transport.send(
            HTTPTransportRequest(method: method, url: url, fields: fields, body: body))
    }

    /// Makes a call with a JSON body, as the caller that the header names: without one, with the first key.
    func call(
        _ method: HTTPMethod, _ path: String, _ body: JSONObject? = nil, _ fields: HeaderFields? = nil
    ) async throws -> HTTPTransportResponse {
        var fields = fields ?? keyFields
        if body != nil { fields.append("Content-Type", "application/json") }
        return try await send(method, path, fields, body: body.map { Array(JSONValue.object($0).jsonText.utf8) })
    }
}

extension HTTPTransportResponse {
    /// Whether the status says success.
    var succeeded: Bool { 200..<300 ~= status }

    /// The body's object; empty where it is none.
    var json: JSONObject { (try? JSONParser.parse(body))?.objectValue ?? JSONObject() }

    /// The body as text.
    var text: String { String(decoding: body, as: UTF8.self) }

    /// The type of the envelope of an error.
    var errorType: String? { json["type"]?.stringValue }

    /// All values of the header fields with a name.
    func values(_ name: String) -> [String] {
        fields.fields.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
    }
}
