internal import AppwriteUsers
internal import HTTPTypes
internal import Hummingbird
internal import JSONText
internal import Logging
internal import Metrics
internal import NIOCore
internal import UserStorage

/// Takes a request through the checks in the reference's order, to its endpoint, and makes the response.
///
/// The order is: project, key, session, scope, rate limit, parameters, and what the endpoint looks up (Users API,
/// conventions).
struct Dispatcher: Sendable {
    let service: ServiceState

    /// Answers a request to an endpoint.
    func respond(_ endpoint: Endpoint, _ request: Request, _ context: CallContext) async -> Response {
        let start = ContinuousClock.now
        var standing: RateLimiter.Standing?
        let writer = ResponseWriting(request: request, project: service.project)
        var response: Response
        do {
            let call = try await call(endpoint, request, context)
            let limitKey = call.caller.isKey ? nil : endpoint.limit?.key(of: call)
            if let limitKey, let limit = endpoint.limit {
                standing = service.limiter.count(limitKey, limit: limit.count, at: call.now)
                if standing?.isExceeded == true { throw ServiceError.rateLimited }
            }
            let answer = try await endpoint.answer(call)
            if answer.resetsLimit, let limitKey { service.limiter.reset(limitKey) }
            response = writer.response(to: answer)
        } catch {
            response = writer.response(to: serviceError(error, context.logger, endpoint))
        }
        if let standing { response.headers.add(standing) }
        let duration = ContinuousClock.now - start
        response.headers[.debugSpeed] = "\(duration / .seconds(1))"
        record(endpoint, response, duration, context.logger)
        return response
    }

    private func call(_ endpoint: Endpoint, _ request: Request, _ context: CallContext) async throws -> Call {
        let now = Timestamp.now()
        let query = FormText.parse(request.uri.query ?? "")
        let caller: Caller
        if endpoint.scopes == [.everybody] {
            caller = .guest
        } else {
            let resolver = CallerResolver(service: service)
            caller = try await resolver.caller(
                request.headers, projectParameter: query["project"]?.stringValue, at: now)
        }
        let host = ResponseWriting.host(of: request)
        guard !caller.scopes.isDisjoint(with: endpoint.scopes) else {
            throw ServiceError.missingScopes(
                endpoint.scopes.map(\.rawValue), caller: caller.name(inProject: service.project, host: host))
        }
        if endpoint.scopes == [.account] { try await requireFactors(of: caller) }
        let path = JSONObject(
            context.parameters.map { (String($0.key), JSONValue.string(FormText.decodedPath($0.value))) })
        let parameters = try await Parameters.read(from: request, path: path, caller: caller)
        return Call(
            service: service, caller: caller, parameters: parameters, headers: request.headers, host: host,
            ip: context.remoteAddress, connection: context.connection, now: now)
    }

    /// A user who has a second factor must have proved it before their account is shown.
    private func requireFactors(of caller: Caller) async throws {
        guard case .user(let user, let session?, _) = caller, user.mfa, Set(session.factors).count < 2 else { return }
        let factors = try await service.store.read { try $0.factors(ofUser: user) }
        if factors.totp || factors.email || factors.phone { throw ServiceError.moreFactorsRequired }
    }

    private func serviceError(_ error: any Error, _ logger: Logger, _ endpoint: Endpoint) -> ServiceError {
        if let error = error as? ServiceError { return error }
        // Said once, by the store.
        if let error = error as? StoreError, error == .fileLost { return .databaseLost }
        // Whatever else an error says, its kind is all that is known to hold no secret.
        let kind = (error as? StoreError).map { "\($0)" } ?? "\(type(of: error))"
        logger.error("a call failed", metadata: ["endpoint": "\(endpoint.path)", "error": "\(kind)"])
        return .unknown
    }

    private func record(_ endpoint: Endpoint, _ response: Response, _ duration: Duration, _ logger: Logger) {
        let status = response.status.code
        let labels = [("method", endpoint.method.rawValue), ("path", endpoint.path), ("status", "\(status)")]
        Timer(label: "http_request_duration_seconds", dimensions: labels).record(duration: duration)
        logger.debug(
            "answered",
            metadata: [
                "method": "\(endpoint.method.rawValue)", "path": "\(endpoint.path)", "status": "\(status)",
                "seconds": "\(duration / .seconds(1))",
            ])
    }
}
