/// A client of the users service: one method for each of its calls.
///
/// ```swift
/// let client = UsersClient(
///     endpoint: "https://cloud.example.com/v1", project: "shop", key: key, transport: AsyncHTTPTransport())
/// let user = try await client.get(id: "ada")
/// ```
/// Every method waits for the answer, and between attempts as the ``RetryPolicy`` says; it throws ``AppwriteError``.
/// A repeated call may meet its own success, when only the answer was lost: a create then answers 409
/// ``ErrorType/userAlreadyExists``, a change of address 409 ``ErrorType/userTargetAlreadyExists``, and a deletion 404.
/// Creates are only repeated when the first attempt did nothing; the others are for the caller to settle by reading the
/// user, with ``waitsToRepeat(_:after:)`` before another attempt.
public struct UsersClient: Sendable, Redacted {
    private let endpoint: String
    private let fields: HeaderFields
    private let transport: any HTTPTransport
    private let retry: RetryPolicy
    private let wait: Wait
    private let random: Random

    /// Waits for a duration, and throws when the task is cancelled meanwhile.
    public typealias Wait = @Sendable (Duration) async throws -> Void

    /// Draws a number from 0 up to 1, which places a delay below its bound.
    public typealias Random = @Sendable () -> Double

    /// Creates a client.
    /// - Parameters:
    ///   - endpoint: The base of the service's API, with its version: `https://cloud.example.com/v1`.
    ///   - project: The identifier of the project.
    ///   - key: A key of the project, which every call demands but ``version()`` and
    ///     ``createEmailPasswordSession(email:password:)``. It is never shown.
    ///   - transport: What carries requests and answers.
    ///   - retry: When a request is made again.
    ///   - wait: How to wait between two attempts.
    ///   - random: What places the delays below their bounds.
    public init(
        endpoint: String, project: String, key: String?, transport: some HTTPTransport,
        retry: RetryPolicy = .default, wait: @escaping Wait = { try await ContinuousClock().sleep(for: $0) },
        random: @escaping Random = { .random(in: 0..<1) }
    ) {
        self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        self.transport = transport
        self.retry = retry
        self.wait = wait
        self.random = random
        var fields: HeaderFields = [
            "X-Appwrite-Project": project,
            "X-Appwrite-Response-Format": Self.responseFormat,
            "User-Agent": Self.userAgent,
            "Accept": "application/json",
        ]
        if let key { fields.append("X-Appwrite-Key", key) }
        self.fields = fields
    }

    /// The newest format of answers, for which servers leave nothing out (Users API, response-format negotiation).
    private static let responseFormat = "2.6.2"

    /// The version is that of the command line.
    private static let userAgent = "Hashferry/0.1.0"
}

extension UsersClient {
    func send(_ call: ClientCall) async throws(TransportFailure) -> HTTPTransportResponse {
        var fields = fields
        if call.body != nil { fields.append("Content-Type", "application/json") }
        return try await transport.send(
            HTTPTransportRequest(method: call.method, url: endpoint + call.path, fields: fields, body: call.body))
    }

    /// Waits before another attempt, as the policy says.
    /// - Returns: Whether there is to be another attempt.
    func waits(
        _ attempts: inout RetryPolicy.Attempts, after outcome: RetryPolicy.Outcome, isSafeToRepeat: Bool
    ) async -> Bool {
        attempts.add(outcome)
        let decision = retry.decision(
            after: attempts, isSafeToRepeat: isSafeToRepeat, outcome: outcome, random: random())
        guard case .retry(let delay) = decision else { return false }
        attempts.add(delay)
        // Waiting ends early when the task is cancelled: then the last attempt says what there is to say.
        return (try? await wait(delay)) != nil
    }
}
