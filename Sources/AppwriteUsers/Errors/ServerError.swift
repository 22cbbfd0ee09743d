internal import JSONText

/// A refusal of the service (Users API, envelope).
public struct ServerError: Sendable, Hashable, Redacted {
    /// What the service says, for people to read; it may quote the request.
    public let message: String

    /// The status of the answer.
    public let code: Int

    /// The kind of the refusal.
    public let type: ErrorType

    /// The body of the answer.
    public let response: [UInt8]

    /// Reads an answer, or returns nil when it is not the service's envelope: a proxy has answered, for one.
    init?(_ answer: HTTPTransportResponse) {
        guard let object = (try? JSONParser.parse(answer.body))?.objectValue,
            let message = object["message"]?.stringValue
        else { return nil }
        self.message = message
        code = answer.status
        type = ErrorType(rawValue: object["type"]?.stringValue ?? "")
        response = answer.body
    }

    /// The status and the kind.
    public var description: String { "The service answered \(code) \(type)." }
}
