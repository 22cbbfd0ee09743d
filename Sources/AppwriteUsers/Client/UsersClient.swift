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
/// user.
public struct UsersClient: Sendable, Redacted {
    private let endpoint: String
    private let fields: HeaderFields
    private let transport: any HTTPTransport
    private let retry: RetryPolicy
    private let wait: Wait

    /// Waits for a duration, and throws when the task is cancelled meanwhile.
    public typealias Wait = @Sendable (Duration) async throws -> Void

    /// Creates a client.
    /// - Parameters:
    ///   - endpoint: The base of the service's API, with its version: `https://cloud.example.com/v1`.
    ///   - project: The identifier of the project.
    ///   - key: A key of the project, which every call demands but ``version()`` and
    ///     ``createEmailPasswordSession(email:password:)``. It is never shown.
    ///   - transport: What carries requests and answers.
    ///   - retry: When a request is made again.
    ///   - wait: How to wait between two attempts.
    public init(
        endpoint: String, project: String, key: String?, transport: some HTTPTransport,
        retry: RetryPolicy = .default, wait: @escaping Wait = { try await ContinuousClock().sleep(for: $0) }
    ) {
        self.endpoint = endpoint.hasSuffix("/") ? String(endpoint.dropLast()) : endpoint
        self.transport = transport
        self.retry = retry
        self.wait = wait
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
    /// Makes a request, again if need be, until there is a success or nothing more to try.
    func answer(to call: ClientCall) async throws(AppwriteError) -> HTTPTransportResponse {
        let request = request(for: call)
        var attempt = 1
        while true {
            let outcome: RetryPolicy.Outcome
            let failure: AppwriteError
            do throws(TransportFailure) {
                let response = try await transport.send(request)
                if response.isSuccess { return response }
                outcome = .answer(status: response.status, retryDelay: response.retryDelay)
                failure =
                    ServerError(response).map(AppwriteError.refused)
                    ?? .unexpectedAnswer(UnexpectedAnswer(.foreign, in: response))
            } catch {
                outcome = .failure(error)
                failure = .transport(error)
            }
            let decision = retry.decision(
                afterAttempt: attempt, method: call.method, outcome: outcome, random: .random(in: 0..<1))
            guard case .retry(let delay) = decision else { throw failure }
            // Waiting ends early when the task is cancelled: then the last attempt says what there is to say.
            guard (try? await wait(delay)) != nil else { throw failure }
            attempt += 1
        }
    }

    private func request(for call: ClientCall) -> HTTPTransportRequest {
        var fields = fields
        if call.body != nil { fields.append("Content-Type", "application/json") }
        return HTTPTransportRequest(method: call.method, url: endpoint + call.path, fields: fields, body: call.body)
    }
}
