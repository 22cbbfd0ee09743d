/// Carries requests to a server and answers back.
///
/// A conformance makes one attempt: ``RetryPolicy`` decides about others. It follows no redirect, since the key of the
/// service would go along.
public protocol HTTPTransport: Sendable {
    /// Sends a request and waits for the whole answer, whatever its status.
    /// - Throws: ``TransportFailure`` when there is no answer; the task's cancellation is one.
    func send(_ request: HTTPTransportRequest) async throws(TransportFailure) -> HTTPTransportResponse
}
