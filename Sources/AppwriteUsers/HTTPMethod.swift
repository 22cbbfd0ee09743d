/// The methods of the requests that create and update users.
public enum HTTPMethod: String, Sendable, Hashable, CaseIterable {
    case post = "POST"
    case patch = "PATCH"
    case put = "PUT"
}
