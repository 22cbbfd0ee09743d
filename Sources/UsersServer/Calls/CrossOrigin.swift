internal import HTTPTypes
internal import Hummingbird

/// Lets pages of trusted origins call the service from a browser (Fetch Standard, CORS; Users API, version and health).
///
/// The machine's own pages are trusted, and the hosts that the project names: with a session in a cookie any other page
/// could act for its visitors.
struct CrossOrigin: RouterMiddleware {
    /// Hosts of pages, besides those of this machine.
    let trustedHosts: Set<String>

    private static let localHosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]

    func handle(
        _ request: Request, context: CallContext,
        next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        guard let origin = request.headers[.origin], trusts(origin) else { return try await next(request, context) }
        var response =
            request.method == .options ? Response(status: .noContent) : try await next(request, context)
        response.headers[.accessControlAllowOrigin] = origin
        response.headers[.accessControlAllowCredentials] = "true"
        response.headers[.accessControlExposeHeaders] = "X-Appwrite-Session, X-Fallback-Cookies"
        response.headers.append(HTTPField(name: .vary, value: "Origin"))
        if request.method == .options {
            response.headers[.accessControlAllowMethods] = "GET, POST, PUT, PATCH, DELETE"
            // The page asks for those that its SDK sends.
            response.headers[.accessControlAllowHeaders] =
                request.headers[.accessControlRequestHeaders] ?? "Content-Type"
            response.headers[.accessControlMaxAge] = "3600"
        }
        return response
    }

    private func trusts(_ origin: String) -> Bool {
        guard let scheme = origin.firstRange(of: "://") else { return false }
        let authority = origin[scheme.upperBound...]
        let end =
            authority.hasPrefix("[")
            ? authority.firstIndex(of: "]").map { authority.index(after: $0) } : authority.firstIndex(of: ":")
        let host = String(authority[..<(end ?? authority.endIndex)]).lowercased()
        return Self.localHosts.contains(host) || trustedHosts.contains(host)
    }
}
