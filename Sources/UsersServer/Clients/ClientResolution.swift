internal import HTTPTypes
internal import Hummingbird

/// Finds out where each request comes from, before anything else looks at it.
struct ClientResolution: RouterMiddleware {
    /// The proxies whose word on their clients counts.
    let trustedProxies: [IPNetwork]

    func handle(
        _ request: Request, context: CallContext,
        next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        guard !trustedProxies.isEmpty else { return try await next(request, context) }
        var context = context
        context.client = ClientAddress(
            peer: context.client.ip, headers: request.headers, trustedProxies: trustedProxies)
        return try await next(request, context)
    }
}
