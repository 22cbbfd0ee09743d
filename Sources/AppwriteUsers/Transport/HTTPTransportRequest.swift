/// One request, ready to be sent.
public struct HTTPTransportRequest: Sendable, Hashable, Redacted {
    public let method: HTTPMethod

    /// The whole address, with path and query.
    public let url: String

    public let fields: HeaderFields

    /// The body; nil where there is none, as in every `GET`.
    public let body: [UInt8]?

    /// Creates a request.
    public init(method: HTTPMethod, url: String, fields: HeaderFields = HeaderFields(), body: [UInt8]? = nil) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
    }
}
