/// One request to the users service: method, path and body.
///
/// Requests are made from ``CreateUser`` and ``UserUpdate`` only, so that each is one that the service takes.
public struct UserRequest: Sendable, Hashable, Redacted {
    /// The method.
    public let method: HTTPMethod

    /// The path, relative to the base of the service's API: `/users/bcrypt`, without `/v1`.
    public let path: String

    /// The body: a JSON object in UTF-8.
    public let body: [UInt8]

    init(method: HTTPMethod, path: String, body: [UInt8]) {
        self.method = method
        self.path = path
        self.body = body
    }

    /// Appends the request as one line of JSON Lines, with its line feed:
    /// `{"method":"POST","path":"/users/bcrypt","body":{…}}`.
    ///
    /// Nothing is escaped or parsed again: a path has only characters that JSON takes as they are.
    public func appendJSONLine(to line: inout [UInt8]) {
        line.append(contentsOf: #"{"method":""#.utf8)
        line.append(contentsOf: method.rawValue.utf8)
        line.append(contentsOf: #"","path":""#.utf8)
        line.append(contentsOf: path.utf8)
        line.append(contentsOf: #"","body":"#.utf8)
        line.append(contentsOf: body)
        line.append(contentsOf: "}\n".utf8)
    }

    /// The method and the path; the body stays hidden.
    public var description: String { "\(method.rawValue) \(path)" }
}
