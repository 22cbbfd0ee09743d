internal import AppwriteUsers
internal import HTTPTypes
internal import Hummingbird
internal import JSONText
internal import Logging
internal import NIOCore
internal import UserStorage

/// Takes a request through the checks in the reference's order, to its endpoint, and makes the response.
///
/// The order is: project, key, session, scope, whether the user is blocked, second factor, rate limit, parameters, and
/// what the endpoint looks up (Users API, conventions).
struct Dispatcher: Sendable, Redacted {
    let service: ServiceState

    /// Answers a request to an endpoint.
    func respond(_ endpoint: Endpoint, _ request: Request, _ context: CallContext) async -> Response {
        let start = ContinuousClock.now
        service.metrics.requests.begin()
        var accepted: Call?
        var failure: ServiceError?
        var standing: RateLimiter.Standing?
        let writer = ResponseWriting(request: request, client: context.client, project: service.project)
        var response: Response
        do {
            let call = try await call(endpoint, request, context)
            accepted = call
            let limit = call.caller.isKey ? nil : endpoint.limit
            if let limit {
                standing = service.limiter.count(
                    try limit.key(of: call), limit: limit.count, every: limit.window, at: call.now)
                if standing?.isExceeded == true { throw ServiceError.rateLimited }
            }
            let answer = try await endpoint.answer(call)
            if answer.resetsLimit, let limit {
                service.limiter.reset(try limit.key(of: call), every: limit.window)
            }
            response = writer.response(to: answer)
        } catch {
            let error = serviceError(error, context.logger, endpoint)
            failure = error
            response = writer.response(to: error)
        }
        if let standing { response.headers.add(standing) }
        let duration = ContinuousClock.now - start
        response.headers[.debugSpeed] = "\(duration / .seconds(1))"
        record(endpoint, accepted, response, failure, duration, context)
        return response
    }

    private func call(_ endpoint: Endpoint, _ request: Request, _ context: CallContext) async throws -> Call {
        let now = service.now()
        let query = FormText.parse(request.uri.query ?? "")
        let resolver = CallerResolver(service: service)
        let caller: Caller
        if endpoint.scopes == [.everybody] {
            _ = try resolver.namedProject(request.headers, query: query)
            caller = .guest
        } else {
            // Only calls that read have their parameters in the query string.
            let isReading = request.method == .get || request.method == .head
            let impersonation = Impersonation(request.headers, query: isReading ? query : [:])
            caller = try await resolver.caller(request.headers, query: query, impersonation, at: now)
        }
        let host = ResponseWriting.host(of: request)
        guard !caller.scopes.isDisjoint(with: endpoint.scopes) else {
            throw ServiceError.missingScopes(
                endpoint.scopes.map(\.rawValue), caller: caller.name(inProject: service.project, host: host))
        }
        if case .user(let account) = caller {
            guard account.user.status else { throw ServiceError.blocked }
            // Whatever they call, but to sign out: an impersonator reads all users.
            if !endpoint.needsNoSecondFactor,
                try await SecondFactor.isMissing(account.user, account.session, service.store)
            {
                throw ServiceError.moreFactorsRequired
            }
        }
        await noteVisit(of: caller, at: now)
        let path = JSONObject(
            context.parameters.map { (String($0.key), JSONValue.string(FormText.decodedPath($0.value))) })
        let parameters = try await Parameters.read(from: request, path: path, caller: caller)
        return Call(
            service: service, caller: caller, parameters: parameters, headers: request.headers, host: host,
            ip: context.client.ip, connection: context.connection, now: now)
    }

    /// Notes once a day that a user was there. Whoever acts for them is no sign of them (Users API, response models:
    /// `accessedAt`).
    private func noteVisit(of caller: Caller, at now: Timestamp) async {
        guard case .user(let account) = caller, account.impersonatorId == nil,
            SignIn.isVisitNews(account.user, at: now)
        else { return }
        // A call that only reads is answered, whether or not the store can be written.
        try? await service.store.write { transaction in
            if let user = try transaction.user(id: account.user.id) { try SignIn.touch(user, at: now, transaction) }
        }
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
}
