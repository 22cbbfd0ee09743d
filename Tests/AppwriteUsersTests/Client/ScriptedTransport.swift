import AppwriteUsers
import Synchronization

/// A transport in memory: it records requests and answers from a list, the last answer again and again.
final class ScriptedTransport: HTTPTransport {
    typealias Answer = Result<HTTPTransportResponse, TransportFailure>

    private let state: Mutex<(answers: [Answer], requests: [HTTPTransportRequest])>

    init(_ answers: [Answer]) { state = Mutex((answers, [])) }

    /// Answers everything with one body.
    convenience init(status: Int = 200, body: String = "") {
        self.init([.success(HTTPTransportResponse(status: status, body: Array(body.utf8)))])
    }

    var requests: [HTTPTransportRequest] { state.withLock { $0.requests } }

    func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse {
        let answer = state.withLock { state in
            state.requests.append(request)
            return state.answers.count > 1 ? state.answers.removeFirst() : state.answers[0]
        }
        return try answer.get()
    }
}

extension UsersClient {
    /// A client of a scripted transport, which waits for nothing.
    init(_ transport: ScriptedTransport, key: String? = "standard_k3y", retry: RetryPolicy = .never) {
        self.init(
            endpoint: "http://shop.example/v1", project: "shop", key: key, transport: transport, retry: retry,
            wait: { _ in })
    }
}
