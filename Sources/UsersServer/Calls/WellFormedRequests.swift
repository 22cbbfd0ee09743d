internal import HTTPTypes
internal import Hummingbird

/// Refuses requests that whatever stands in front of the service may take for other ones than the service does.
///
/// A proxy that lets calls through by their path or their host must see the ones that are answered here.
struct WellFormedRequests: RouterMiddleware {
    func handle(
        _ request: Request, context: CallContext,
        next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        if let error = Self.refusal(of: request) { throw error }
        return try await next(request, context)
    }

    private static func refusal(of request: Request) -> ServiceError? {
        // The first one is the authority, all others stand among the header's fields (RFC 9112, section 3.2).
        guard request.head.authority?.isEmpty == false, request.headers[values: .host].isEmpty else { return .badHost }
        // The router takes several slashes for one.
        if request.head.path?.prefix(while: { $0 != "?" }).contains("//") == true { return .routeNotFound }
        if let length = request.headers[.contentLength], isTooLong(length) { return .bodyTooLarge }
        return nil
    }

    /// Whether a body is announced that no call takes: it need not be waited for.
    private static func isTooLong(_ length: String) -> Bool {
        guard let length = UInt64(length) else { return true }
        return length > UInt64(Parameters.maximumByteCount)
    }
}

extension HTTPField.Name {
    fileprivate static let host: HTTPField.Name = {
        guard let name = HTTPField.Name("Host") else { preconditionFailure("It is a token.") }
        return name
    }()
}
