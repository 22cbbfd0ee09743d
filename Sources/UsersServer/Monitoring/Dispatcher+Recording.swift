internal import HTTPTypes
internal import Hummingbird
internal import Logging

extension Dispatcher {
    /// Counts and logs a request that has its answer.
    /// - Parameters:
    ///   - call: what the request asked for; nil where it was refused before that was read.
    ///   - failure: the error of the answer, where it is one.
    func record(
        _ endpoint: Endpoint, _ call: Call?, _ response: Response, _ failure: ServiceError?, _ duration: Duration,
        _ context: CallContext
    ) {
        let status = response.status.code
        let (metrics, log) = (service.metrics, service.log)
        let client = ServiceLog.Client(
            address: context.client.ip, kind: (call?.caller ?? .guest).logType)
        metrics.requests.end(endpoint, status: status, after: duration)
        if failure?.type == ServiceError.overloaded.type { log.overloaded() }
        let limit = status == 429 ? endpoint.limit?.name : nil
        if let limit { metrics.rateLimited.count(limit) }
        if let method = endpoint.loginMethod {
            let outcome = LoginOutcome(failure)
            metrics.logins.count(method, outcome.rawValue)
            if outcome.isSuspicious { log.refused(login: method, outcome, client) }
        } else if let limit {
            log.limited(by: limit, client)
        }
        context.logger.debug(
            "answered",
            metadata: [
                "method": "\(endpoint.method.rawValue)", "path": "\(endpoint.path)",
                "status": .stringConvertible(status), "seconds": .stringConvertible(duration / .seconds(1)),
            ])
    }
}
