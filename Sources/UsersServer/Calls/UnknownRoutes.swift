internal import HTTPTypes
internal import Hummingbird

/// Answers what no endpoint answers, and what goes wrong before one is reached, in the envelope of all errors.
struct UnknownRoutes: RouterMiddleware {
    let project: String
    let requests: RequestFigures

    func handle(
        _ request: Request, context: CallContext,
        next: @concurrent (Request, CallContext) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        do {
            return try await next(request, context)
        } catch {
            let answer: ServiceError
            switch error {
            case let error as ServiceError: answer = error
            case let error as HTTPError: answer = error.status == .notFound ? .routeNotFound : .unknown
            default: throw error
            }
            let writer = ResponseWriting(request: request, client: context.client, project: project)
            var response = writer.response(to: answer)
            let duration = ContinuousClock.now - start
            response.headers[.debugSpeed] = "\(duration / .seconds(1))"
            requests.begin()
            requests.end(nil, status: response.status.code, after: duration)
            return request.method == .head ? response.createHeadResponse() : response
        }
    }
}
