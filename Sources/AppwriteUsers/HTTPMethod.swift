/// The methods of the requests to the service.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
    case get = "GET"
    case post = "POST"
    case patch = "PATCH"
    case put = "PUT"
    case delete = "DELETE"

    /// Whether a request leads to the same state when it is made twice: all but `POST` set a state or read one.
    ///
    /// The second answer may differ: a user who is gone is not found.
    public var isSafeToRepeat: Bool { self != .post }
}
