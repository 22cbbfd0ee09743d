import AppwriteUsers
import Testing

/// One method of the client: the call, and the request that it must make.
struct ClientCallRow: Sendable, CustomTestStringConvertible {
    /// The method of the SDK for Ruby, or of a newer one.
    let name: String
    /// The method, the path with its query below the base of the API, and the body, if any: `PUT /users/u {}`.
    let request: String
    /// What the service answers with; nil for 204 without a body.
    let answer: (any WireModel.Type)?
    /// The call; its result is nil when it has none.
    let call: @Sendable (UsersClient) async throws -> (any WireModel)?

    var testDescription: String { name }

    /// A method that answers with a model.
    init<Model: WireModel>(
        _ name: String, _ request: String, _ call: @escaping @Sendable (UsersClient) async throws -> Model
    ) {
        self.name = name
        self.request = request
        answer = Model.self
        self.call = { try await call($0) }
    }

    /// A method that answers with nothing.
    init(_ name: String, _ request: String, nothing call: @escaping @Sendable (UsersClient) async throws -> Void) {
        self.name = name
        self.request = request
        answer = nil
        self.call = {
            try await call($0)
            return nil
        }
    }
}
