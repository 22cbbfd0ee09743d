/// Why there is no answer to a request.
public struct TransportFailure: Error, Sendable, Hashable {
    /// What happened.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The address of the service or a field of the header is invalid.
        case invalidRequest
        /// No connection came about: the name is unknown, or nothing listens.
        case cannotConnect
        /// There was no complete answer in time.
        case timedOut
        /// The connection ended before the answer did.
        case connectionLost
        /// The answer is longer than the transport takes.
        case answerTooLarge
        /// The other side does not speak HTTP as expected, or its certificate is not trusted.
        case protocolViolation
        /// The task was cancelled.
        case cancelled
    }

    public let reason: Reason

    /// Whether the server may have read the request, and so may have done what it asks for.
    public let mayHaveReachedServer: Bool

    /// Creates a failure.
    public init(_ reason: Reason, mayHaveReachedServer: Bool) {
        self.reason = reason
        self.mayHaveReachedServer = mayHaveReachedServer
    }
}

extension TransportFailure: CustomStringConvertible {
    /// A sentence without the address.
    public var description: String {
        let end = mayHaveReachedServer ? "; the request may have been carried out." : "; nothing was sent."
        return reason.text + end
    }
}

extension TransportFailure.Reason {
    fileprivate var text: String {
        switch self {
        case .invalidRequest: "The address of the service, or its key, is malformed"
        case .cannotConnect: "The service cannot be reached"
        case .timedOut: "The service did not answer in time"
        case .connectionLost: "The connection ended before the answer did"
        case .answerTooLarge: "The answer is too large"
        case .protocolViolation: "The other side does not speak HTTP, or is not trusted"
        case .cancelled: "The request was cancelled"
        }
    }
}
