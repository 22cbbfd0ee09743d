public import AppwriteUsers
internal import AsyncHTTPClient
internal import NIOCore
internal import NIOHTTP1

/// Carries the requests of a ``UsersClient`` over HTTP/1.1 or HTTP/2, with TLS where the address says `https`.
///
/// Connections are kept and shared between tasks. ``shutdown()`` must be called before the last reference goes away.
public struct AsyncHTTPTransport: HTTPTransport {
    private let client: HTTPClient
    private let timeout: TimeAmount
    private let maximumAnswerByteCount: Int

    /// Creates a transport without a connection.
    ///
    /// The defaults have no source but judgement, but for the 30 seconds of the official SDKs (Users API, how official
    /// SDKs encode): the service hashes a password for a second, and 5000 users with their hashes take a few megabytes.
    /// - Parameters:
    ///   - connectTimeout: How long a connection may take to come about.
    ///   - timeout: How long everything else may take, up to the last byte of the answer.
    ///   - maximumConnections: How many requests an HTTP/1.1 server gets at a time; others wait.
    ///   - maximumAnswerByteCount: How many bytes the body of an answer may have.
    public init(
        connectTimeout: Duration = .seconds(10), timeout: Duration = .seconds(30), maximumConnections: Int = 16,
        maximumAnswerByteCount: Int = 64 << 20
    ) {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow, timeout: .init(connect: TimeAmount(connectTimeout)))
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = maximumConnections
        // The retry policy of the client decides about another attempt, and knows how often there was one.
        configuration.connectionPool.retryConnectionEstablishment = false
        client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
        self.timeout = TimeAmount(timeout)
        self.maximumAnswerByteCount = maximumAnswerByteCount
    }

    public func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse {
        var outgoing = HTTPClientRequest(url: request.url)
        outgoing.method = NIOHTTP1.HTTPMethod(rawValue: request.method.rawValue)
        for field in request.fields.fields { outgoing.headers.add(name: field.name, value: field.value) }
        if let body = request.body { outgoing.body = .bytes(body) }
        do {
            let deadline = NIODeadline.now() + timeout
            let answer = try await client.execute(outgoing, deadline: deadline)
            var fields = HeaderFields()
            for (name, value) in answer.headers { fields.append(name, value) }
            let body = try await bytes(of: answer.body, before: deadline)
            return HTTPTransportResponse(status: Int(answer.status.code), fields: fields, body: body)
        } catch {
            throw TransportFailure(error)
        }
    }

    /// Ends all connections, and requests under way with ``TransportFailure/Reason/cancelled`` or
    /// ``TransportFailure/Reason/connectionLost``.
    public func shutdown() async {
        // What fails is a connection that ends uncleanly, and it has ended.
        try? await client.shutdown()
    }

    /// Collects a body; the HTTP client's own deadline ends with the header.
    private func bytes(of body: HTTPClientResponse.Body, before deadline: NIODeadline) async throws -> [UInt8] {
        let limit = maximumAnswerByteCount
        return try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask { Array(buffer: try await body.collect(upTo: limit)) }
            group.addTask {
                try await Task.sleep(for: Duration(deadline - .now()))
                throw HTTPClientError.deadlineExceeded
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
}
