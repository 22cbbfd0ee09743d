internal import HTTPTypes

/// One call that the service answers: where it is, who may make it, how often, and what it does.
struct Endpoint: Sendable {
    let method: HTTPRequest.Method
    /// The path below the base path, with `{name}` for what the caller fills in.
    let path: String
    /// The scopes of which the caller needs one.
    let scopes: [Scope]
    /// How often guests and users may make it.
    let limit: RateLimit?
    /// Whether users may make it whose second factor is outstanding: they must be able to sign out.
    let needsNoSecondFactor: Bool
    /// What it does.
    let answer: @Sendable (Call) async throws -> Answer

    init(
        _ method: HTTPRequest.Method, _ path: String, _ scopes: Scope..., limit: RateLimit? = nil,
        needsNoSecondFactor: Bool = false, answer: @escaping @Sendable (Call) async throws -> Answer
    ) {
        self.method = method
        self.path = path
        self.scopes = scopes
        self.limit = limit
        self.needsNoSecondFactor = needsNoSecondFactor
        self.answer = answer
    }
}
