/// One answer, as it came.
public struct HTTPTransportResponse: Sendable, Hashable, Redacted {
    public let status: Int

    public let fields: HeaderFields

    public let body: [UInt8]

    /// Creates an answer.
    public init(status: Int, fields: HeaderFields = HeaderFields(), body: [UInt8] = []) {
        self.status = status
        self.fields = fields
        self.body = body
    }

    /// Whether the status says success.
    var isSuccess: Bool { 200..<300 ~= status }
}
