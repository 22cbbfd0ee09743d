import AppwriteUsers
import Foundation
import JSONText

/// A request as a row spells it: `{user}` and `{last}` are filled in when it is sent.
struct ContractRequest: Sendable {
    let method: HTTPMethod
    let path: String
    /// The JSON text, empty for none.
    var body = ""
    /// Texts that go into the parameter `queries[]`, as they are before they are encoded.
    var queries: [String] = []

    static func get(_ path: String, _ queries: String...) -> Self {
        Self(method: .get, path: path, queries: queries)
    }
    static func post(_ path: String, _ body: String = "{}") -> Self { Self(method: .post, path: path, body: body) }
    static func put(_ path: String, _ body: String = "{}") -> Self { Self(method: .put, path: path, body: body) }
    static func patch(_ path: String, _ body: String = "{}") -> Self { Self(method: .patch, path: path, body: body) }
    static func delete(_ path: String) -> Self { Self(method: .delete, path: path, body: "{}") }

    func sent(to service: ServiceUnderTest, user: String, last: String) async throws -> HTTPTransportResponse {
        var fields = service.keyFields
        if !body.isEmpty { fields.append("Content-Type", "application/json") }
        let bytes = body.isEmpty ? nil : Array(body.filled(user, last).utf8)
        let parameters = queries.map { query in
            let text = query.filled(user, last).addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? query
            return "queries%5B%5D=\(text)"
        }
        let query = parameters.isEmpty ? "" : (path.contains("?") ? "&" : "?") + parameters.joined(separator: "&")
        return try await service.send(method, path.filled(user, last) + query, fields, body: bytes)
    }
}

extension String {
    /// With a row's user and the last answer's id in their places.
    func filled(_ user: String, _ last: String) -> String {
        replacing("{user}", with: user).replacing("{last}", with: last)
    }
}
